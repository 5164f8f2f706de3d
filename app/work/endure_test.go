package work_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// counterFile names, in the environment, the file on which this program works
// as a shop does until it is killed, instead of running its tests.
const counterFile = "GONGDAN_TEST_COUNTER"

func TestMain(m *testing.M) {
	if path := os.Getenv(counterFile); path != "" {
		fmt.Fprintln(os.Stderr, workUntilKilled(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// workUntilKilled settles order after order and says each act on the output
// once it was kept. It returns only when an act goes wrong.
func workUntilKilled(path string) error {
	ctx := context.Background()
	s, err := data.Open(ctx, path)
	if err != nil {
		return err
	}
	person, err := data.Read(ctx, s, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "lb") })
	if err != nil {
		return err
	}
	start := time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)
	d := work.Desk{Store: s, Now: func() time.Time { return start }, Zone: s.Zone, Person: person}
	for n := 0; ; n++ {
		if err := serve(ctx, d, n); err != nil {
			return err
		}
	}
}

// serve takes one car from its draft to the paid bill.
func serve(ctx context.Context, d work.Desk, n int) error {
	var in work.Visit
	in.Customer = shop.Customer{Name: "王建国", Phone: "13800001234"}
	in.Vehicle = shop.Vehicle{Plate: fmt.Sprintf("沪A%05d", n*7919%100_000)}
	in.Order = shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: 12000, SenderName: "王建国", Complaint: "保养"}}
	in.Order.Stamps.PromisedAt = d.Now().Add(time.Hour)
	draft := shop.Draft{Key: "order:new", Title: in.Vehicle.Plate, Body: draftBody(os.Getpid(), n)}
	if err := work.SaveDraft(ctx, d, draft); err != nil {
		return err
	}
	fmt.Println("draft", draft.Body)
	part, err := data.Read(ctx, d.Store, func(v data.View) (shop.Part, error) { return data.PartByNumber(v, "06L115562B") })
	if err == nil && part.OnHand < 5000 {
		part, err = work.ReceiveStock(ctx, d, shop.Receipt{PartID: part.ID, Qty: 10_000, Cost: 3799, Note: "补货"})
	}
	if err != nil {
		return err
	}
	if in.Vehicle, err = known(ctx, d, in.Vehicle); err != nil {
		return err
	}
	in.Order.Lines = []shop.Line{item(part, 1000), {Kind: shop.OtherLine, Name: "洗车", Qty: 1000, Price: 3000, Payer: shop.PayCustomer}}
	out, err := work.Receive(ctx, d, in)
	if err != nil {
		return err
	}
	o := out.Order
	fmt.Println("received", o.Number)
	return bill(ctx, d, o)
}

// known is the car as it was here before, or as it comes for the first time.
func known(ctx context.Context, d work.Desk, car shop.Vehicle) (shop.Vehicle, error) {
	old, err := data.Read(ctx, d.Store, func(v data.View) (shop.Vehicle, error) { return data.VehicleByKey(v, car.Plate) })
	if errors.Is(err, shop.ErrMissing) {
		return car, nil
	}
	return old, err
}

func bill(ctx context.Context, d work.Desk, o shop.Order) error {
	o, err := work.StartOrder(ctx, d, o.ID, o.Rev, signed())
	if err == nil {
		o, err = work.IssueParts(ctx, d, o.ID, o.Rev)
	}
	if err == nil {
		o, err = work.FinishOrder(ctx, d, o.ID, o.Rev)
	}
	if err == nil {
		o, err = work.SettleOrder(ctx, d, o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.Cash, o.Totals().Due)}})
	}
	if err != nil {
		return err
	}
	fmt.Println("settled", o.Number, o.SettlementNo)
	return nil
}

// draftBody is longer than a page of the file, so that a torn one shows.
func draftBody(pid, n int) string {
	mark := fmt.Sprintf("%d-%d", pid, n)
	return mark + strings.Repeat("·", 6000) + mark
}

// endured is what killed programs had said they kept.
type endured struct {
	received, settled map[string]string // number of the order to that of its bill
	fresh             []string          // orders of the last round
	draft             string            // the last one
	kills             int
}

func newEndured() *endured {
	return &endured{received: map[string]string{}, settled: map[string]string{}}
}

// A shop is killed at any moment, a hundred times, as a power switch or an
// impatient hand would. Whatever it had said was kept is there each time.
func TestAHundredKillsLoseNothingThatWasKept(t *testing.T) {
	c := open(t)
	path := c.store.Where()
	if err := c.store.Close(); err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(20260414, 1))
	said := newEndured()
	for round := range 100 {
		said.kill(t, path, dice)
		said.check(t, path, round%50 == 49)
		if t.Failed() {
			t.Fatalf("after %d kills", round+1)
		}
	}
	t.Logf("%d kills, %d orders received, %d settled", said.kills, len(said.received), len(said.settled))
	if said.kills != 100 || len(said.settled) < 100 {
		t.Errorf("%d kills and %d settled orders prove nothing", said.kills, len(said.settled))
	}
	var err error
	if c.store, err = data.Open(t.Context(), path); err != nil {
		t.Fatal(err) // the test's own cleanup closes it
	}
	defer c.store.Close()
	c.sound()
}

// kill lets a shop work for a few acts, kills it in the middle of another and
// learns what it had said.
func (e *endured) kill(t *testing.T, path string, dice *rand.Rand) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	shop := exec.Command(self)
	shop.Env = append(os.Environ(), counterFile+"="+path)
	var wrong strings.Builder
	shop.Stderr = &wrong
	out, err := shop.StdoutPipe()
	if err == nil {
		err = shop.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	e.fresh = nil
	acts, delay := dice.IntN(12), time.Duration(dice.IntN(12_000))*time.Microsecond
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan(); n++ {
		e.learn(t, lines.Text())
		if n == acts {
			time.AfterFunc(delay, func() { shop.Process.Kill() })
		}
	}
	if err := shop.Wait(); err == nil || wrong.Len() > 0 { // all that it had said is read by now
		t.Fatalf("the shop ended by itself: %v: %s", err, wrong.String())
	}
	e.kills++
}

func (e *endured) learn(t *testing.T, line string) {
	t.Helper()
	what, rest, _ := strings.Cut(line, " ")
	order, bill, _ := strings.Cut(rest, " ")
	_, twice := e.received[order]
	switch {
	case what == "draft":
		e.draft = rest
	case what == "received" && !twice:
		e.received[order] = ""
		e.fresh = append(e.fresh, order)
	case what == "settled" && e.settled[order] == "":
		e.settled[order] = bill
	default:
		t.Errorf("said again: %s", line)
	}
}

// check opens the file as the next start of the program does and looks for all
// that was said; whole proves every record.
func (e *endured) check(t *testing.T, path string, whole bool) {
	t.Helper()
	s, err := data.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	if !whole {
		e.compare(t, s, e.fresh)
		return
	}
	e.compare(t, s, slices.Collect(maps.Keys(e.received)))
	found, err := data.Check(t.Context(), s)
	if err != nil || len(found) > 0 {
		t.Errorf("%v: %v", err, found)
	}
	e.number(t, s)
}

// compare looks for orders and bills that were said, and for the draft.
func (e *endured) compare(t *testing.T, s *data.Store, orders []string) {
	t.Helper()
	draft, err := data.Read(t.Context(), s, func(v data.View) (shop.Draft, error) {
		for _, number := range orders {
			o, err := data.OrderByNumber(v, number)
			if err != nil {
				return shop.Draft{}, fmt.Errorf("%s was said to be received: %w", number, err)
			}
			if bill := e.settled[number]; bill != "" && (o.Status != shop.Settled || o.SettlementNo != bill || o.Totals().Due != 0) {
				t.Errorf("%s was said to be settled by %s: %s %s, owes %s", number, bill, o.Status, o.SettlementNo, o.Totals().Due)
			}
		}
		boss, err := data.PersonByCode(v, "lb")
		if err != nil {
			return shop.Draft{}, err
		}
		return data.Draft(v, boss.ID, "order:new")
	})
	if err != nil {
		t.Fatal(err)
	}
	mark, _, _ := strings.Cut(draft.Body, "·")
	var pid, n, saidPID, saidN int
	fmt.Sscanf(mark, "%d-%d", &pid, &n)
	fmt.Sscanf(e.draft, "%d-%d", &saidPID, &saidN)
	if draft.Body != draftBody(pid, n) || pid != saidPID || n < saidN || n > saidN+1 {
		t.Errorf("the draft is %.20s, and %.20s was said", draft.Body, e.draft)
	}
}

// number proves that orders and bills are numbered from 1 on without a gap. One
// act at the end of each round may have been kept and never said.
func (e *endured) number(t *testing.T, s *data.Store) {
	t.Helper()
	orders, bills := map[string]bool{}, map[string]bool{}
	_, err := data.Read(t.Context(), s, func(v data.View) (int, error) {
		return 0, data.EachOrder(v, func(f data.OrderFile) error {
			orders[f.Order.Number] = true
			if f.Order.SettlementNo != "" {
				bills[f.Order.SettlementNo] = true
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for prefix, have := range map[string]map[string]bool{"RO": orders, "JS": bills} {
		for n := 1; n <= len(have); n++ {
			if want := fmt.Sprintf("%s260414-%03d", prefix, n); !have[want] {
				t.Errorf("%d of %s are numbered, and %s is none of them", len(have), prefix, want)
				break
			}
		}
	}
	if extra := len(orders) - len(e.received); extra < 0 || extra > e.kills {
		t.Errorf("%d orders are there and %d were said", len(orders), len(e.received))
	}
}

// The file belongs to the shop that works on it even when that was killed: its
// notes beside it are read, not thrown away.
func TestAFileIsMovedWithTheNotesBesideIt(t *testing.T) {
	c := open(t)
	path := c.store.Where()
	if err := c.store.Close(); err != nil {
		t.Fatal(err)
	}
	said := newEndured()
	said.kill(t, path, rand.New(rand.NewPCG(7, 7)))
	folder := t.TempDir()
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Rename(path+end, filepath.Join(folder, "moved.db"+end)); err != nil {
			t.Fatal(err)
		}
	}
	said.check(t, filepath.Join(folder, "moved.db"), true)
}
