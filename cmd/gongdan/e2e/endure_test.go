//go:build e2e

package e2e_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// usualKills is how often the counter is killed unless GONGDAN_KILLS says
// otherwise; `make endure` kills it a hundred times.
const usualKills = 8

// blow is the act during which the program is killed.
type blow string

const (
	atIssue  blow = "taking parts"
	atFinish blow = "finishing the work"
	atPay    blow = "paying the bill"
	atTold   blow = "telling of the payment"
	atPrint  blow = "printing the paper"
)

// blows are the acts that may be the last, the important ones more often.
func blows() []blow {
	return []blow{atIssue, atFinish, atPay, atPay, atPay, atTold, atTold, atPrint, atPrint, atPrint}
}

// counter is a day of settling orders, with a program that is killed now and
// then. The customer who got a paper, and whoever saw on the window that a bill
// is paid, hold the shop to it.
type counter struct {
	t      *testing.T
	p      *program // the one that runs now
	dice   *rand.Rand
	papers string          // folder of what the printer was given
	orders []string        // not finished with, in the order in which they are settled
	stock  shop.Qty        // of the part at the start
	told   map[string]bool // orders of which the window said that they are paid
	ahead  int             // orders to be finished with before the blow
	last   blow
	ended  map[string]int // what was found of an act that was cut short
}

// The real window settles one order after the other and is killed at any
// moment. No order that was said to be paid is lost, and no number is left out
// or given twice.
func TestAProgramThatIsKilledWhileOrdersAreSettledLosesNone(t *testing.T) {
	kills := usualKills
	if said := os.Getenv("GONGDAN_KILLS"); said != "" {
		var err error
		if kills, err = strconv.Atoi(said); err != nil || kills < 1 {
			t.Fatalf("GONGDAN_KILLS=%s is no number of kills", said)
		}
	}
	c := openCounter(t, 2*kills+1)
	began := time.Now()
	for n := range kills {
		c.p = start(t, c.p.file)
		if n > 0 {
			c.prove(n%10 == 0)
		}
		if n%10 == 0 {
			t.Logf("%d kills after %s", n, time.Since(began).Round(time.Second))
		}
		c.workUntilKilled()
	}
	c.p = start(t, c.p.file)
	c.prove(true)
	c.ahead = len(c.orders) // no blow any more
	c.settleNext()
	c.p.quit()
	c.prove(true)
	settled, printed := c.readPapers()
	t.Logf("%d kills in %s: %d orders settled, %d told, %d papers; cut short: %v", kills, time.Since(began).Round(time.Second), settled, len(c.told), printed, c.ended)
	if settled < kills/4 || printed < kills/4 {
		t.Errorf("%d settled orders and %d papers prove nothing", settled, printed)
	}
}

// openCounter makes a file with agreed orders, each with labour and one part of
// the same sort, and a printer that keeps what it is given.
func openCounter(t *testing.T, orders int) *counter {
	t.Helper()
	folder := t.TempDir()
	c := &counter{t: t, dice: rand.New(rand.NewPCG(20260414, 3)), papers: printer(t), stock: shop.Qty(orders) * 1000, told: map[string]bool{}, ended: map[string]int{}}
	var cars, visits []string
	for n := 1; n <= orders; n++ {
		number := fmt.Sprintf("K-%04d", n)
		c.orders = append(c.orders, number)
		cars = append(cars, fmt.Sprintf(`{"vin": "", "plate": "沪K%05d", "owner": "C1"}`, n))
		visits = append(visits, fmt.Sprintf(`{"number": %q, "vehicle": "沪K%05d", "advisor": "wdz", "complaint": "保养", "mileage_km": 30000,
			"received_at": "2026-04-10T09:00:00+08:00", "agreed_at": "2026-04-10T09:10:00+08:00", "promised_at": "2026-04-10T18:00:00+08:00",
			"lines": [{"labour": "BY-001"}, {"part": "P001", "qty": "1"}]}`, number, n))
	}
	text := fmt.Sprintf(`{"format": "gongdan/1", "shop": {"name": "昌盛汽车维修", "labour_rate": "120.00"},
		"people": [{"code": "wdz", "name": "吴店长", "roles": ["owner"]}],
		"labour": [{"code": "BY-001", "name": "更换机油机滤", "hours": "0.5"}],
		"parts": [{"number": "P001", "name": "机油滤清器", "unit": "个", "price": "58.00", "cost": "38.00", "on_hand": "%d"}],
		"customers": [{"code": "C1", "name": "王建国", "phone": "13800000001"}],
		"vehicles": [%s], "orders": [%s]}`, orders, strings.Join(cars, ",\n"), strings.Join(visits, ",\n"))
	book := filepath.Join(folder, "book.json")
	if err := os.WriteFile(book, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	c.p = &program{Keys: Keys{t: t}, file: filepath.Join(folder, "shop.db")}
	call(t, c.p.file, "import", book)
	return c
}

// printer puts a printer first in the PATH that keeps a copy of each document
// it is given, whole or not at all, and of the same one twice under two names.
func printer(t *testing.T) (papers string) {
	t.Helper()
	folder, papers := t.TempDir(), t.TempDir()
	script := `#!/bin/sh
for file; do :; done
cp -- "$file" "$GONGDAN_PAPERS/$$.part" || exit 1
name=$(basename "$file" .pdf)
ln "$GONGDAN_PAPERS/$$.part" "$GONGDAN_PAPERS/$name.pdf" || ln "$GONGDAN_PAPERS/$$.part" "$GONGDAN_PAPERS/$name-again-$$.pdf"
rm "$GONGDAN_PAPERS/$$.part"
`
	if err := os.WriteFile(filepath.Join(folder, "lp"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("GONGDAN_PAPERS", papers)
	return papers
}

// workUntilKilled settles orders until the blow falls.
func (c *counter) workUntilKilled() {
	c.t.Helper()
	c.ahead, c.last = c.dice.IntN(2), blows()[c.dice.IntN(len(blows()))]
	for c.settleNext() {
		c.ahead--
	}
}

// settleNext goes on with the first order from where it stands, and reports
// whether the program has outlived it. Between the key of the last act and the
// next start nothing but the program has the file open, so that it is found as
// the kill has left it.
func (c *counter) settleNext() bool {
	c.t.Helper()
	p, number := c.p, c.orders[0]
	o := p.order(number)
	p.does("the search opens", func() { p.Press("ctrl+k") })
	p.does("the order is found", func() { p.Type(number) })
	p.Press("Return")
	p.titled(number)
	dies := func(at blow, keys ...string) bool { return c.ahead <= 0 && c.last == at && c.strike(keys...) }
	if o.Lines[1].Missing() > 0 {
		if dies(atIssue, "ctrl+i") {
			return false
		}
		p.does("the part is taken", func() { p.Press("ctrl+i") })
		until(c.t, "the part is never taken", func() bool { return p.order(number).Lines[1].Missing() == 0 })
	}
	if o.Status == shop.Working && dies(atFinish, "F9") {
		return false
	}
	p.Press("F9")
	until(c.t, "the bill never opens", func() bool { return c.billOf(number) })
	p.rest(c.t)
	if p.order(number).Status == shop.Ready {
		p.Press("2")
		p.rest(c.t)
		if dies(atPay, "Return") || c.ahead <= 0 && c.last == atTold && c.strikeOnceTold(number) {
			return false
		}
		p.step(number, shop.Settled, "Return")
		c.told[number] = true
	}
	p.rest(c.t) // what the payment changes is shown, or it passes for the sheet
	p.does("the print sheet opens", func() { p.Press("ctrl+p") })
	p.rest(c.t)
	p.Press("Return", "Return", "Right")
	if c.ahead <= 0 { // the act that was meant is done in an order that a kill had left half way
		c.last = atPrint
		c.strike("Return")
		return false
	}
	p.Press("Return")
	until(c.t, "the paper of "+number+" never comes", func() bool { return len(c.papersOf(number)) > 0 })
	c.orders = c.orders[1:]
	return true
}

// billOf reports whether the settlement of an order is in front.
func (c *counter) billOf(number string) bool {
	title := c.p.title()
	return strings.Contains(title, number) && !strings.HasPrefix(title, number)
}

// strike presses keys and kills the program while it works on them.
func (c *counter) strike(keys ...string) bool {
	c.t.Helper()
	soon := time.AfterFunc(time.Duration(c.dice.IntN(200_000))*time.Microsecond, func() { c.p.cmd.Process.Kill() })
	defer soon.Stop()
	c.p.Press(keys...)
	c.buried()
	return true
}

// strikeOnceTold pays the bill and kills the program as soon as the window
// shows it.
func (c *counter) strikeOnceTold(number string) bool {
	c.t.Helper()
	before := c.p.offers()
	c.p.Press("Return")
	until(c.t, "the window never tells of the payment", func() bool { return c.p.offers().differs(before) > caret })
	c.p.kill()
	c.told[number] = true
	c.buried()
	return true
}

// buried waits until the killed program and its window are gone.
func (c *counter) buried() {
	c.t.Helper()
	until(c.t, "the program outlives its kill", func() bool { return len(c.p.over) > 0 })
	until(c.t, "the window outlives its program", func() bool { return exec.Command("xwininfo", "-id", c.p.win).Run() != nil })
}

// papersOf are the papers of an order that lie in the customer's hand.
func (c *counter) papersOf(number string) []string {
	c.t.Helper()
	all, err := filepath.Glob(filepath.Join(c.papers, number+"-*.pdf"))
	if err != nil {
		c.t.Fatal(err)
	}
	return all
}

// prove compares the records with what was said before the kill; whole has the
// program itself check every record too.
func (c *counter) prove(whole bool) {
	c.t.Helper()
	struck := c.orders[0]
	all := map[string]shop.Order{}
	ledger := read(c.p, func(v data.View) (sum shop.Qty, err error) {
		if err := data.EachOrder(v, func(f data.OrderFile) error {
			all[f.Order.Number] = f.Order
			return nil
		}); err != nil {
			return 0, err
		}
		err = data.EachMove(v, func(m shop.Move) error {
			sum += m.Qty
			return nil
		})
		return sum, err
	})
	c.ended[fmt.Sprintf("%s: %s, papers %d", c.last, all[struck].Status, len(c.papersOf(struck)))]++
	c.proveBills(all)
	c.proveStock(all, ledger)
	c.orders = slices.DeleteFunc(c.orders, func(number string) bool { return len(c.papersOf(number)) > 0 })
	if whole {
		if got := ask[struct{ OK bool }](c.t, c.p.file, "check"); !got.OK {
			c.t.Error("the records do not hold together")
		}
	}
	if c.t.Failed() {
		c.t.FailNow()
	}
}

// proveBills looks for each bill that was told or printed, and for a hole in
// the numbers of the bills.
func (c *counter) proveBills(all map[string]shop.Order) {
	c.t.Helper()
	bills := map[string]string{}
	for number, o := range all {
		if c.told[number] || len(c.papersOf(number)) > 0 {
			if sum := o.Totals(); o.Status != shop.Settled || o.SettlementNo == "" || len(o.Payments) != 1 || o.Payments[0].Amount != sum.Total() || sum.Due != 0 {
				c.t.Errorf("%s was said to be paid, and is %s, bill %q, paid by %+v", number, o.Status, o.SettlementNo, o.Payments)
			}
		}
		if (o.SettlementNo != "") != (o.Status == shop.Settled) || (len(o.Payments) > 0) != (o.Status == shop.Settled) {
			c.t.Errorf("%s is half settled: %s, bill %q, paid by %+v", number, o.Status, o.SettlementNo, o.Payments)
		}
		if o.SettlementNo == "" {
			continue
		}
		if other := bills[o.SettlementNo]; other != "" {
			c.t.Errorf("%s and %s have the bill %s", number, other, o.SettlementNo)
		}
		bills[o.SettlementNo] = number
	}
	for bill := range bills { // each but the first of its day has one before it
		day, text, _ := strings.Cut(bill, "-")
		n, err := strconv.Atoi(text)
		if before := fmt.Sprintf("%s-%03d", day, n-1); err != nil || n > 1 && bills[before] == "" {
			c.t.Errorf("there is a bill %s and none %s", bill, before)
		}
	}
}

// proveStock counts what has left the store three ways.
func (c *counter) proveStock(all map[string]shop.Order, ledger shop.Qty) {
	c.t.Helper()
	part := read(c.p, func(v data.View) (shop.Part, error) { return data.PartByNumber(v, "P001") })
	var issued shop.Qty
	for _, o := range all {
		issued += o.Lines[1].Issued
	}
	if part.OnHand != c.stock-issued || ledger != part.OnHand {
		c.t.Errorf("of %s pieces %s were taken, the ledger says %s are left, and the part %s", c.stock, issued, ledger, part.OnHand)
	}
}

// readPapers compares each paper with its order.
func (c *counter) readPapers() (settled, papers int) {
	c.t.Helper()
	all, err := filepath.Glob(filepath.Join(c.papers, "*"))
	if err != nil {
		c.t.Fatal(err)
	}
	for _, paper := range all {
		name := filepath.Base(paper)
		number := name[:len("K-0001")]
		text, err := exec.Command("pdftotext", "-layout", paper, "-").Output()
		if err != nil {
			c.t.Fatalf("read %s: %v", name, err)
		}
		o := c.p.order(number)
		if !strings.Contains(string(text), o.SettlementNo) || !strings.Contains(string(text), o.Totals().Total().String()) {
			c.t.Errorf("%s does not say %s and %s:\n%s", name, o.SettlementNo, o.Totals().Total(), text)
		}
		if strings.Contains(name, "again") || strings.HasSuffix(name, ".part") {
			c.t.Errorf("the printer was left with %s", name)
		}
	}
	read(c.p, func(v data.View) (int, error) {
		return 0, data.EachOrder(v, func(f data.OrderFile) error {
			if f.Order.Status == shop.Settled {
				settled++
			}
			return nil
		})
	})
	return settled, len(all)
}
