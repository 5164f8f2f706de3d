package printing_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongdan/app/exchange"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
	"gongdan/data/datatest"
)

// counter is a shop with one order, and what it prints with.
type counter struct {
	*testing.T
	desk  work.Desk
	press *paper.Press
	say   text.Lang
	order shop.Order
	dir   string
}

// open takes a car in whose order has labour and a part.
func open(t *testing.T) *counter {
	t.Helper()
	c := &counter{T: t, dir: filepath.Join(t.TempDir(), "documents")}
	store := datatest.New(t)
	now := time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)
	c.desk = work.Desk{Store: store, Now: func() time.Time { return now }, Zone: store.Zone}
	settings := shop.DefaultSettings()
	settings.Name = "昌盛汽车维修"
	var err error
	c.desk.Person, err = work.OpenShop(t.Context(), c.desk, work.Opening{Settings: settings, Owner: shop.Person{Code: "wdz", Name: "吴店长"}})
	c.must(err)
	c.say, err = text.Load("zh-CN")
	c.must(err)
	c.press, err = paper.NewPress(assets.Regular, assets.Bold)
	c.must(err)
	filter, err := work.SavePart(t.Context(), c.desk, shop.Part{Number: "06L115562B", Name: "机油滤清器", Unit: "个", Make: "马勒", Price: 5800, Origin: shop.OEM, Active: true})
	c.must(err)
	filter, err = work.ReceiveStock(t.Context(), c.desk, shop.Receipt{PartID: filter.ID, Qty: 14000, Cost: 3800, Note: "期初"})
	c.must(err)
	in := work.Visit{
		Customer: shop.Customer{Name: "王建国", Phone: "13800001234"},
		Vehicle:  shop.Vehicle{Plate: "沪A3K728"},
		Order:    shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: 12000, SenderName: "王建国", Complaint: "保养"}},
	}
	in.Order.Stamps.PromisedAt = now.Add(time.Hour)
	in.Order.Lines = []shop.Line{
		{Kind: shop.PartLine, PartID: filter.ID, Code: filter.Number, Name: filter.Name, Unit: "个", Origin: shop.OEM, Qty: 1000, Price: 5800, Payer: shop.PayCustomer},
		{Kind: shop.OtherLine, Name: "洗车", Qty: 1000, Price: 3000, Payer: shop.PayCustomer},
	}
	out, err := work.Receive(t.Context(), c.desk, in)
	c.must(err)
	c.order = out.Order
	return c
}

func (c *counter) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

// settle takes the order to its paid bill.
func (c *counter) settle() {
	c.Helper()
	o, err := work.StartOrder(c.Context(), c.desk, c.order.ID, c.order.Rev, shop.Agreement{Consent: shop.Agreed, By: "王建国", Way: shop.BySignature})
	c.must(err)
	o, err = work.IssueParts(c.Context(), c.desk, o.ID, o.Rev)
	c.must(err)
	o, err = work.FinishOrder(c.Context(), c.desk, o.ID, o.Rev)
	c.must(err)
	c.order, err = work.SettleOrder(c.Context(), c.desk, o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{{Method: shop.Cash, Amount: o.Totals().Due}}})
	c.must(err)
}

func (c *counter) job(form shop.Form) printing.Job {
	return printing.Job{Form: form, Order: c.order.ID, Paper: paper.A4, By: "吴店长", Dir: c.dir}
}

func (c *counter) queue(form shop.Form) shop.Print {
	c.Helper()
	p, err := printing.Queue(c.Context(), c.desk, c.press, c.say, c.job(form))
	c.must(err)
	return p
}

func (c *counter) waiting() []shop.Print {
	c.Helper()
	all, err := data.Read(c.Context(), c.desk.Store, data.WaitingPrints)
	c.must(err)
	return all
}

// words are what stands on a document.
func (c *counter) words(file string) string {
	c.Helper()
	text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	c.must(err)
	return string(text)
}

func TestASheetHoldsAllThatTheDocumentsOfAnOrderAreMadeOf(t *testing.T) {
	c := open(t)
	in, err := data.Read(t.Context(), c.desk.Store, func(v data.View) (paper.Sheet, error) { return printing.Sheet(v, c.order.ID) })
	c.must(err)
	if in.Order.Number != c.order.Number || in.Vehicle.Plate != "沪A3K728" || in.Customer.Name != "王建国" || in.Shop.Name != "昌盛汽车维修" {
		t.Errorf("%s %s %s %s", in.Order.Number, in.Vehicle.Plate, in.Customer.Name, in.Shop.Name)
	}
	if in.Advisor.Name != "吴店长" || in.Technicians[c.desk.Person.ID] != "吴店长" || in.Makes[in.Order.Lines[0].PartID] != "马勒" || len(in.Rules) == 0 {
		t.Errorf("advisor %s, people %v, makes %v, %d rules", in.Advisor.Name, in.Technicians, in.Makes, len(in.Rules))
	}
	if _, err := data.Read(t.Context(), c.desk.Store, func(v data.View) (paper.Sheet, error) { return printing.Sheet(v, 99) }); !errors.Is(err, shop.ErrMissing) {
		t.Errorf("an order that is not there: %v", err)
	}
}

func TestTheQueuedDocumentIsWholeAndWaits(t *testing.T) {
	c := open(t)
	c.settle()
	p := c.queue(shop.FormSettlement)
	if p.Copy != 1 || p.State != shop.PrintWaiting || filepath.Dir(p.File) != c.dir || filepath.Base(p.File) != c.order.Number+"-settlement-1.pdf" {
		t.Errorf("queued %+v", p)
	}
	if all := c.waiting(); len(all) != 1 || all[0].File != p.File {
		t.Errorf("waiting %+v", all)
	}
	about, err := os.Stat(p.File)
	c.must(err)
	if about.Mode().Perm() != 0o600 {
		t.Errorf("others may read the document: %s", about.Mode())
	}
	text := c.words(p.File)
	for _, want := range []string{c.order.Number, c.order.SettlementNo, "王建国", "88.00", "马勒"} {
		if !strings.Contains(text, want) {
			t.Errorf("the document does not say %s:\n%s", want, text)
		}
	}
}

func TestEachQueueingIsACopyOfItsOwnThatSaysSo(t *testing.T) {
	c := open(t)
	first, second, other := c.queue(shop.FormEstimate), c.queue(shop.FormEstimate), c.queue(shop.FormIntake)
	if first.Copy != 1 || second.Copy != 2 || other.Copy != 1 || first.File == second.File {
		t.Errorf("copies %d %d %d, files %s %s", first.Copy, second.Copy, other.Copy, first.File, second.File)
	}
	if one, two := c.words(first.File), c.words(second.File); strings.Contains(one, "补打") || !strings.Contains(two, "补打") {
		t.Errorf("the first says\n%s\nand the second\n%s", one, two)
	}
}

func TestADocumentIsPrintedAgainAsTheCopyItIs(t *testing.T) {
	c := open(t)
	first := c.queue(shop.FormEstimate)
	whole, err := os.ReadFile(first.File)
	c.must(err)
	again := func() []byte {
		job := c.job(shop.FormEstimate)
		job.Copy = first.Copy
		file, err := printing.Again(t.Context(), c.desk, c.press, c.say, job)
		c.must(err)
		if file != first.File {
			t.Errorf("again it lies at %s, not at %s", file, first.File)
		}
		pdf, err := os.ReadFile(file)
		c.must(err)
		return pdf
	}
	if !bytes.Equal(again(), whole) {
		t.Error("a document that was there was drawn anew")
	}
	for what, spoil := range map[string]func(string) error{
		"gone":      os.Remove,
		"cut short": func(file string) error { return os.Truncate(file, 0) },
	} {
		c.must(spoil(first.File))
		if pdf := again(); len(pdf) < len(whole)/2 || strings.Contains(c.words(first.File), "补打") {
			t.Errorf("one that was %s has %d bytes of %d, or is another copy", what, len(pdf), len(whole))
		}
	}
	if all := c.waiting(); len(all) != 1 {
		t.Errorf("printed again it waits as %+v", all)
	}
	job := c.job(shop.FormEstimate)
	job.Order = 99
	if _, err := printing.Again(t.Context(), c.desk, c.press, c.say, job); !errors.Is(err, shop.ErrMissing) {
		t.Errorf("of an order that is not there: %v", err)
	}
}

func TestAFormThatTheOrderDoesNotHaveIsRefusedAndNotCounted(t *testing.T) {
	c := open(t)
	for form, say := range map[shop.Form]string{shop.FormSettlement: "paper.refuse.not_settled", "poster": "paper.refuse.form"} {
		_, err := printing.Queue(t.Context(), c.desk, c.press, c.say, c.job(form))
		var refusal *shop.Refusal
		if !errors.As(err, &refusal) || refusal.Say != say {
			t.Errorf("%s: %v", form, err)
		}
	}
	if all := c.waiting(); len(all) != 0 {
		t.Errorf("refused, and waiting %+v", all)
	}
	if _, err := os.Stat(c.dir); !os.IsNotExist(err) {
		t.Errorf("something was written: %v", err)
	}
}

func TestADocumentThatCannotBeWrittenWaitsAndIsDrawnLater(t *testing.T) {
	c := open(t)
	c.must(os.WriteFile(c.dir, nil, 0o600)) // a file where the folder is to be
	p, err := printing.Queue(t.Context(), c.desk, c.press, c.say, c.job(shop.FormEstimate))
	if err == nil || p.ID == 0 {
		t.Fatalf("queued %+v: %v", p, err)
	}
	if all := c.waiting(); len(all) != 1 || all[0].File != "" {
		t.Fatalf("waiting %+v", all)
	}
	c.must(os.Remove(c.dir))
	job := c.job(shop.FormEstimate)
	job.Copy = p.Copy
	inTheWay := filepath.Join(c.dir, c.order.Number+"-estimate-1.pdf")
	c.must(os.MkdirAll(inTheWay, 0o700))
	if file, err := printing.Again(t.Context(), c.desk, c.press, c.say, job); err == nil {
		t.Errorf("a folder in its place is handed to the printer as %s", file)
	}
	c.must(os.Remove(inTheWay))
	file, err := printing.Again(t.Context(), c.desk, c.press, c.say, job)
	c.must(err)
	if !strings.Contains(c.words(file), c.order.Number) {
		t.Error("the document says nothing")
	}
}

func TestEachPaperHasItsSize(t *testing.T) {
	c := open(t)
	for on, size := range map[paper.Paper]string{paper.A4: "595", paper.A5: "419", paper.Continuous: "683"} {
		job := c.job(shop.FormEstimate)
		job.Paper = on
		pdf, err := printing.PDF(context.Background(), c.desk, c.press, c.say, job)
		c.must(err)
		info := exec.Command("pdfinfo", "-")
		info.Stdin = bytes.NewReader(pdf)
		said, err := info.Output()
		c.must(err)
		if !strings.Contains(string(said), size) {
			t.Errorf("%s is\n%s", on, said)
		}
	}
}

func TestTheNameOfADocumentIsOneThatEveryFileSystemTakes(t *testing.T) {
	c := open(t)
	book := `{"format": "gongdan/1", "vehicles": [{"vin": "", "plate": "沪B67890"}], "orders": [{"number": "..\\A/1: 甲*", "vehicle": "沪B67890",
		"received_at": "2026-04-10T09:00:00+08:00", "lines": [{"other": "洗车", "price": "30.00"}]}]}`
	_, err := exchange.Import(t.Context(), c.desk, strings.NewReader(book), false)
	c.must(err)
	c.order, err = data.Read(t.Context(), c.desk.Store, func(v data.View) (shop.Order, error) { return data.OrderByNumber(v, `..\A/1: 甲*`) })
	c.must(err)
	p := c.queue(shop.FormEstimate)
	if filepath.Dir(p.File) != c.dir || strings.ContainsAny(filepath.Base(p.File), `\/:*?"<>| `) {
		t.Errorf("it lies at %s", p.File)
	}
}

func TestNothingIsPrintedWhereNothingCanBeRead(t *testing.T) {
	c := open(t)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := printing.PDF(gone, c.desk, c.press, c.say, c.job(shop.FormEstimate)); err == nil {
		t.Error("a document was drawn of nothing")
	}
	nobody := c.job(shop.FormEstimate)
	nobody.Order = 99
	if p, err := printing.Queue(t.Context(), c.desk, c.press, c.say, nobody); !errors.Is(err, shop.ErrMissing) || len(c.waiting()) != 0 {
		t.Errorf("queued %+v: %v", p, err)
	}
}
