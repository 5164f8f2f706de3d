package orders

import (
	"strings"
	"testing"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/data"
)

// bad is what somebody types into a field of the reception, what is said of
// it, and what the field holds then.
type bad struct {
	name, field, typed string
	say                string
	with               shop.Args
	holds              string // typed when empty
	live               bool   // it is said letter by letter
}

// badInputs are typed into the form of a car that nobody knows, all together.
func badInputs() []bad {
	return []bad{
		{name: "a plate of six characters", field: "plate", typed: "沪A1234", say: "vehicle.say.plate_length", with: shop.Args{"Now": 6}},
		{name: "a VIN with I, O or Q", field: "vin", typed: "LSVCJ6C93RNO12875", say: "vehicle.say.vin_ioq"},
		{name: "a phone of ten digits", field: "customer_phone", typed: "1380000123", say: "customer.say.phone_length", with: shop.Args{"Now": 10}},
		{name: "a promise in the past", field: "promised_at", typed: "2026-04-13 09:00", say: "order.say.promised_past", holds: "04-13 09:00"},
		{name: "a name of 200 characters", field: "customer_name", typed: strings.Repeat("王", 200), say: "field.say.too_long", with: shop.Args{"Max": shop.MaxName}, holds: strings.Repeat("王", shop.MaxName), live: true},
		{name: "an emoji", field: "sender_name", typed: "王😀", say: "say.emoji"},
		{name: "a script tag", field: "complaint", typed: "<script>alert(1)</script>", say: "say.markup"},
		{name: "a mileage out of this world", field: "mileage_km", typed: "1000000000000", say: "order.say.mileage_range", with: shop.Args{"Max": shop.MaxMileage}},
	}
}

// typedOn is the order page of a new car with one text in one field, left by
// Enter.
func typedOn(t *testing.T, tag string, b bad) (*screentest.Rig, *Editor) {
	t.Helper()
	r := screentest.New(t, screentest.Look{Tag: tag})
	e := NewEditor(r.Host, screen.Route{Screen: screen.Order, Key: "new1"}).(*Editor)
	r.Show(e)
	r.Type("D12345")
	r.Tick()
	r.Press("Enter")
	e.intake.focus(b.field)
	r.Press("Ctrl+A")
	r.Type(b.typed)
	if !b.live {
		r.Press("Tab")
	}
	return r, e
}

// held is the text that stands in a field.
func held(t *testing.T, f kit.Field) string {
	t.Helper()
	switch f := f.(type) {
	case *kit.Area:
		return f.Text
	case *kit.Entry:
		return f.Text
	case *kit.CodeEntry:
		return f.Text
	case *kit.NumberEntry:
		return f.Text
	case *kit.DateEntry:
		return f.Text
	}
	t.Fatalf("%T is not typed into", f)
	return ""
}

func TestEachBadInputIsSaidInItsOwnWordsAndNothingTypedIsLost(t *testing.T) {
	for _, tag := range text.Tags() {
		said := map[string]string{}
		for _, b := range badInputs() {
			t.Run(tag+"/"+b.name, func(t *testing.T) {
				r, e := typedOn(t, tag, b)
				want := r.Env.Lang.Problem(shop.Problem{Field: b.field, Say: b.say, With: b.with})
				got := e.intake.form.Message(b.field)
				if got != want || strings.ContainsAny(got, "{}«»") {
					t.Errorf("said %q, want %q", got, want)
				}
				if other := said[got]; other != "" {
					t.Errorf("the same is said of %s", other)
				}
				said[got] = b.name
				holds := b.typed
				if b.holds != "" {
					holds = b.holds
				}
				if in := held(t, e.intake.form.Entry(b.field)); in != holds {
					t.Errorf("the field holds %q", in)
				}
				r.Press("Ctrl+S")
				r.Tick()
				if e.kept.ID != 0 {
					return // it was a warning, or what the field holds is right
				}
				if in := held(t, e.intake.form.Entry(b.field)); in != holds {
					t.Errorf("after a save in vain it holds %q", in)
				}
			})
		}
	}
}

// A mileage below the last one is only known of a car that was here before.
func TestAMileageBelowTheLastIsSaidAndStays(t *testing.T) {
	for _, tag := range text.Tags() {
		r := screentest.New(t, screentest.Look{Tag: tag})
		r.Vehicle(shop.Vehicle{Plate: "沪A3K728", MileageKM: 42310, OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
		e := NewEditor(r.Host, screen.Route{Screen: screen.Order, Key: "new1"}).(*Editor)
		r.Show(e)
		r.Type("3K728")
		r.Tick()
		r.Press("Enter")
		r.Type("41110")
		r.Press("Tab")
		want := r.Env.Lang.Problem(shop.Problem{Say: "order.say.mileage_below", With: shop.Args{"Less": int64(1200), "Last": int64(42310)}})
		if got := e.intake.form.Message("mileage_km"); got != want || e.visit.Order.Intake.MileageKM != 41110 {
			t.Errorf("%s: said %q, want %q; the order has %d", tag, got, want, e.visit.Order.Intake.MileageKM)
		}
	}
}

// What is typed into a line and is impossible stays in its cell, which the
// grid sees to; here is what is said, and that the line stays as it was.
func TestEachBadAmountOfALineIsSaidAndTheLineStays(t *testing.T) {
	for _, tag := range text.Tags() {
		r := screentest.New(t, screentest.Look{Tag: tag})
		part := r.Part(shop.Part{Number: "06K115562", Name: "机油滤清器", Unit: "个", Price: 4800, Origin: shop.OEM}, 5000, 2600)
		car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
		line := shop.SellPart(part, shop.One)
		o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{line}})
		r.Sit("ln")
		e := NewEditor(r.Host, screen.Route{Screen: screen.Order, ID: int64(o.ID)}).(*Editor)
		r.Show(e)
		limit := r.Person.DiscountLimit()
		for _, c := range []struct {
			name, typed string
			col         int
			say         string
			with        shop.Args
			takes       bool
		}{
			{"a quantity of nothing", "0", colQty, "say.qty_zero", nil, false},
			{"a quantity of 1e12", "1000000000000", colQty, "say.qty_range", shop.Args{"Max": shop.MaxQty}, false},
			{"all off without the right", "100", colDiscount, "line.say.discount_right", shop.Args{"Limit": limit, "Discount": shop.Rate(10000)}, false},
			{"no number", "abc", colQty, "line.say.unreadable", nil, false},
			{"more than there is", "7", colQty, "line.say.short", shop.Args{"Have": "5", "Short": "2"}, true},
		} {
			was := *e.lines.row(0)
			got, took := e.lines.set(0, c.col, c.typed)
			want := r.Env.Lang.Problem(shop.Problem{Say: c.say, With: c.with})
			if got != want || took != c.takes || strings.ContainsAny(got, "{}«»") {
				t.Errorf("%s, %s: said %q (taken: %v), want %q", tag, c.name, got, took, want)
			}
			if now := *e.lines.row(0); !c.takes && now != was {
				t.Errorf("%s, %s: the line became %+v", tag, c.name, now)
			}
		}
	}
}

// A quantity behind the star that makes no sense adds nothing, and stays in the
// row to be mended.
func TestABadQuantityInTheRowOfNewLinesIsSaidAndStaysThere(t *testing.T) {
	for _, tag := range text.Tags() {
		for _, c := range []struct {
			typed, say string
			with       shop.Args
		}{
			{"jylq*0", "say.qty_zero", nil},
			{"jylq*1000000000000", "say.qty_range", shop.Args{"Max": shop.MaxQty}},
			{"jylq*x", "line.say.unreadable", nil},
		} {
			r := screentest.New(t, screentest.Look{Tag: tag})
			r.Part(shop.Part{Number: "06K115562", Name: "机油滤清器", Unit: "个", Price: 4800, Origin: shop.OEM}, 5000, 2600)
			car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
			o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 100}})
			e := NewEditor(r.Host, screen.Route{Screen: screen.Order, ID: int64(o.ID)}).(*Editor)
			r.Show(e)
			e.lines.focusQuick()
			r.Type(c.typed)
			r.Press("Enter")
			if got, want := e.view.banner.Text(), r.Env.Lang.Problem(shop.Problem{Say: c.say, With: c.with}); got != want {
				t.Errorf("%s, %s: said %q, want %q", tag, c.typed, got, want)
			}
			if len(e.visit.Order.Lines) != 0 || e.lines.quick.Text != c.typed {
				t.Errorf("%s, %s: %d lines, the row holds %q", tag, c.typed, len(e.visit.Order.Lines), e.lines.quick.Text)
			}
		}
	}
}

// What another advisor saved first is said above the order, whose lines are
// still there and in the draft.
func TestASaveThatCameTooLateIsSaidAndItsLinesStay(t *testing.T) {
	for _, tag := range text.Tags() {
		r := screentest.New(t, screentest.Look{Tag: tag})
		car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
		o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 100}})
		e := NewEditor(r.Host, screen.Route{Screen: screen.Order, ID: int64(o.ID)}).(*Editor)
		r.Show(e)
		e.lines.add(shop.Line{Kind: shop.OtherLine, Name: "洗车", Qty: 1000, Price: 3000, Payer: shop.PayCustomer})
		e.visit.Order.Rev-- // somebody saved first, and nobody has told this window yet
		r.Press("Ctrl+S")
		if got := e.view.banner.Text(); got != r.Env.Lang.Say("say.stale") {
			t.Errorf("%s: said %q", tag, got)
		}
		r.Tick()
		drafts := screentest.Read(r, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, r.Person.ID) })
		if len(e.visit.Order.Lines) != 1 || len(drafts) != 1 || !strings.Contains(drafts[0].Body, "洗车") {
			t.Errorf("%s: the page has %d lines, the draft %+v", tag, len(e.visit.Order.Lines), drafts)
		}
	}
}
