package shop

import (
	"testing"
)

func TestNoOriginStandsInForABetterOne(t *testing.T) {
	better := []Origin{OEM, Equivalent, Brand, Remanufactured}
	for i, have := range better {
		for k, promised := range better {
			if have.Serves(promised) != (i <= k) {
				t.Errorf("%s for %s", have, promised)
			}
		}
		if !have.Serves("") || !Origin("").Serves(have) {
			t.Errorf("%s and what nobody wrote down", have)
		}
		if have.Serves(CustomerOwned) || CustomerOwned.Serves(have) {
			t.Errorf("%s for the customer's own part", have)
		}
	}
}

// servables are three places with a part: the bins are walked in another order than
// the lots came in.
func servables() []Servable {
	at := func(bin string, lot LotID, n Qty, o Origin) Servable {
		return Servable{Lie: Lie{PartID: 1, Location: Location{Warehouse: 1, Bin: bin}, LotID: lot, OnHand: n}, Bin: bin, Origin: o}
	}
	return []Servable{at("B-2", 3, 2*One, OEM), at("A-1", 5, 4*One, Equivalent), at("A-9", 6, One, OEM)}
}

func TestThePickListTakesTheOldestLotFirstAndPromisesNothingTwice(t *testing.T) {
	wants := []Want{
		{OrderID: 1, LineID: 11, PartID: 1, Origin: OEM, Qty: 1500},
		{OrderID: 2, LineID: 21, PartID: 1, Origin: Brand, Qty: 2 * One},
		{OrderID: 3, LineID: 31, PartID: 1, Origin: OEM, Qty: 2 * One},
		{OrderID: 4, LineID: 41, PartID: 2, Qty: One},
	}
	picks := PlanPicks(wants, servables())
	type row struct {
		line  LineID
		lot   LotID
		qty   Qty
		short bool
	}
	var got []row
	for _, p := range picks {
		got = append(got, row{p.LineID, p.LotID, p.Qty, p.Short})
	}
	want := []row{{11, 3, 1500, false}, {21, 3, 500, false}, {21, 5, 1500, false}, {31, 6, 1000, false}, {31, 0, 1000, true}, {41, 0, 1000, true}}
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("row %d is %v, want %v", i, got[i], want[i])
		}
	}
	ByShelf(picks)
	var bins []string
	for _, p := range picks {
		bins = append(bins, p.Bin)
	}
	if s := bins; s[0] != "A-1" || s[1] != "A-9" || s[2] != "B-2" || s[3] != "B-2" || !picks[4].Short || !picks[5].Short {
		t.Errorf("walked as %v", bins)
	}
}

func TestOnlyAgreedPartsOfOpenOrdersAreWanted(t *testing.T) {
	part := func(id LineID, c Consent, o Origin) Line {
		return Line{ID: id, Kind: PartLine, PartID: 1, Origin: o, Qty: 2 * One, Issued: 500, Agreement: Agreement{Consent: c}}
	}
	o := Order{ID: 9, Status: Working, Lines: []Line{part(1, Agreed, OEM), part(2, Proposed, OEM), part(3, Declined, OEM), part(4, Agreed, CustomerOwned)}}
	if all := Wants(&o); len(all) != 1 || all[0] != (Want{9, 1, 1, OEM, 1500}) {
		t.Errorf("%+v", all)
	}
	o.Status = Settled
	if all := Wants(&o); len(all) != 0 {
		t.Errorf("%+v", all)
	}
}

func TestAScanIsACodeWithOrWithoutAQuantity(t *testing.T) {
	for text, want := range map[string]struct {
		code string
		qty  Qty
	}{
		"6901234567892": {"6901234567892", 0}, " 06L 115 ": {"06L 115", 0}, "4.2*5W30": {"5W30", 4200}, "3 * A*B": {"A*B", 3000},
		"0*A": {"0*A", 0}, "-1*A": {"-1*A", 0}, "x*A": {"x*A", 0}, "": {"", 0}, "9999999999*A": {"9999999999*A", 0},
	} {
		if code, qty := ParseScan(text); code != want.code || qty != want.qty {
			t.Errorf("%q is %q %v", text, code, qty)
		}
	}
	if l := (Lot{ID: 42}); LotOfLabel(l.Label()) != 42 || LotOfLabel("lot-42") != 42 {
		t.Errorf("the label %s is not read", l.Label())
	}
	for _, text := range []string{"", "LOT-", "LOT-0", "LOT--1", "LOT-1x", "42"} {
		if LotOfLabel(text) != 0 {
			t.Errorf("%q is a label", text)
		}
	}
}

func TestPiecesAreTakenByTheTechnicianOfTheFirstJob(t *testing.T) {
	o := Order{Lines: []Line{{Kind: PartLine, Technician: 5}, {Kind: LabourLine, Technician: 6, Agreement: Agreement{Consent: Declined}}, {Kind: LabourLine}, {Kind: LabourLine, Technician: 7}}}
	if Taker(&o) != 7 || Taker(&Order{}) != 0 {
		t.Errorf("%d takes them", Taker(&o))
	}
}

func TestWhoGetsALesserPartIsAskedAgainAndWhatIsIssuedIsMadeNoBetter(t *testing.T) {
	line := Line{ID: 1, Kind: PartLine, PartID: 1, Name: "x", Qty: One, Origin: Equivalent, Payer: PayCustomer, Agreement: Agreement{Consent: Agreed}}
	o := Order{Status: Working, Lines: []Line{line}}
	edit := func(to Origin, issued Qty) (Consent, error) {
		x := o
		x.Lines = []Line{line}
		x.Lines[0].Issued = issued
		form := x
		form.Lines = []Line{x.Lines[0]}
		form.Lines[0].Origin = to
		err := x.Edit(form)
		return x.Lines[0].Agreement.Consent, err
	}
	for to, want := range map[Origin]Consent{OEM: Agreed, Equivalent: Agreed, Brand: Proposed, Remanufactured: Proposed, CustomerOwned: Proposed} {
		if c, err := edit(to, 0); c != want || err != nil {
			t.Errorf("%s: %s, %v", to, c, err)
		}
	}
	for to, refused := range map[Origin]bool{OEM: true, CustomerOwned: true, Brand: false, Equivalent: false} {
		if _, err := edit(to, One); (err != nil) != refused {
			t.Errorf("issued and made %s: %v", to, err)
		}
	}
}
