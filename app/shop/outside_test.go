package shop

import (
	"errors"
	"testing"
	"time"
)

func hour(clock string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", "2026-04-14 "+clock)
	if err != nil {
		panic(err)
	}
	return t
}

// job is an agreed job in work.
func jobOf(id LineID, name string) Line {
	return Line{ID: id, Kind: LabourLine, Name: name, Qty: One, Price: 100, Payer: PayCustomer, Agreement: Agreement{Consent: Agreed}}
}

func fields(p Problems) (all []string) {
	for _, x := range p {
		if !x.Warn {
			all = append(all, x.Field)
		}
	}
	return all
}

func alike(t *testing.T, what string, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %q, want %q", what, got, want)
		return
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
}

func TestARescueIsInTheOrderOfItsTimes(t *testing.T) {
	now := hour("12:00")
	good := Rescue{Kind: TowIn, Place: "高架", CalledAt: hour("08:00"), LeftAt: hour("08:10"), ArrivedAt: hour("08:40"), BackAt: hour("09:40"), Fee: 100, Payer: PayCustomer}
	for what, c := range map[string]struct {
		spoil func(*Rescue)
		want  []string
	}{
		"good":         {func(*Rescue) {}, nil},
		"left early":   {func(r *Rescue) { r.LeftAt = hour("07:00") }, []string{"left_at"}},
		"back early":   {func(r *Rescue) { r.BackAt, r.ArrivedAt = hour("08:05"), time.Time{} }, []string{"back_at"}},
		"not yet":      {func(r *Rescue) { r.BackAt = hour("13:00") }, []string{"back_at"}},
		"no call":      {func(r *Rescue) { r.CalledAt = time.Time{} }, []string{"called_at"}},
		"no place":     {func(r *Rescue) { r.Place = "" }, []string{"place"}},
		"no kind":      {func(r *Rescue) { r.Kind = "fly" }, []string{"kind"}},
		"two drivers":  {func(r *Rescue) { r.Driver, r.SupplierID = 1, 1 }, []string{"supplier"}},
		"backwards":    {func(r *Rescue) { r.KM = -1 }, []string{"km"}},
		"nobody pays":  {func(r *Rescue) { r.Payer = "" }, []string{"payer"}},
		"costs less":   {func(r *Rescue) { r.Cost = -1 }, []string{"cost"}},
		"nothing paid": {func(r *Rescue) { r.Fee, r.Payer = 0, "" }, nil},
	} {
		r := good
		c.spoil(&r)
		alike(t, what, fields(r.Check(now)), c.want)
	}
	if p := (Rescue{Kind: TowIn, Place: "x", CalledAt: hour("08:00"), LeftAt: hour("07:59")}).Check(now); p[0].With["Before"] != Named("rescue.called_at") || p[0].With["Step"] != Named("rescue.left_at") {
		t.Errorf("both are not named: %+v", p)
	}
	if good.Going() || !(Rescue{}).Going() {
		t.Error("who is back is away")
	}
}

func TestTheRoadOfARescueIsCountedByItsKind(t *testing.T) {
	r := Rescue{Kind: TowIn, LeftAt: hour("08:00"), ArrivedAt: hour("08:30"), BackAt: hour("10:00")}
	site, gone := r, r
	site.Kind, gone.BackAt = OnSite, time.Time{}
	if r.Travel() != 2000 || site.Travel() != 500 || gone.Travel() != 0 || (Rescue{}).Travel() != 0 {
		t.Errorf("%v, %v, %v", r.Travel(), site.Travel(), gone.Travel())
	}
}

func TestTheFeeOfARescueHasALineOfItsOwn(t *testing.T) {
	o := Order{Status: Working, Lines: []Line{jobOf(1, "换油")}}
	r := Rescue{Fee: 300, Payer: PayInsurer}
	if err := BillRescue(&o, &r, "拖运"); err != nil || len(o.Lines) != 2 || o.Lines[1].Price != 300 || o.Lines[1].Payer != PayInsurer {
		t.Fatalf("%v %+v", err, o.Lines)
	}
	o.Lines[1].ID, r.LineID = 2, 2
	o.Lines[1].Agreement.Consent = Agreed
	if err := BillRescue(&o, &r, "拖运"); err != nil || o.Lines[1].Agreement.Consent != Agreed {
		t.Errorf("the same fee: %v %+v", err, o.Lines)
	}
	r.Fee, r.Payer = 400, PayCustomer
	if err := BillRescue(&o, &r, "拖运"); err != nil || o.Lines[1].Agreement.Consent != Proposed {
		t.Errorf("a dearer fee is not asked: %v %+v", err, o.Lines)
	}
	o.Status = Settled
	r.Fee = 500
	if err := BillRescue(&o, &r, "拖运"); err == nil {
		t.Error("a closed bill was changed")
	}
	o.Status, r.Fee = Working, 0
	if err := BillRescue(&o, &r, "拖运"); err != nil || len(o.Lines) != 1 || r.LineID != 0 {
		t.Errorf("no fee: %v %+v", err, o.Lines)
	}
	r.LineID = 77
	if err := BillRescue(&o, &r, "拖运"); err != nil || r.LineID != 0 {
		t.Errorf("a line that is gone: %v %d", err, r.LineID)
	}
}

func TestSubletWorkSaysHowFarItIs(t *testing.T) {
	s := Sublet{DueOn: "2026-04-10"}
	if s.State() != SubletPlanned || s.DaysLate("2026-04-10") != 0 || s.DaysLate("2026-05-01") != 21 || (Sublet{}).DaysLate("2026-05-01") != 0 {
		t.Errorf("%s, %d and %d days late", s.State(), s.DaysLate("2026-04-10"), s.DaysLate("2026-05-01"))
	}
	if s.SentAt = hour("09:00"); s.State() != SubletOut {
		t.Errorf("sent is %s", s.State())
	}
	if s.BackAt = hour("10:00"); s.State() != SubletBack || s.DaysLate("2026-05-01") != 0 {
		t.Errorf("back is %s", s.State())
	}
	for _, x := range SubletStates() {
		if x.Key() == "" {
			t.Error("no word")
		}
	}
}

func TestSubletWorkIsCheckedAgainstItsOrder(t *testing.T) {
	part := jobOf(3, "缸垫")
	part.Kind = PartLine
	o := Order{Status: Working, Lines: []Line{jobOf(1, "缸盖"), jobOf(2, "缸体"), part}}
	good := Sublet{Lines: []LineID{1}, SupplierID: 1, What: "磨平", DueOn: "2026-04-15", SentAt: hour("09:00")}
	other := []Sublet{{Lines: []LineID{2}}, {Lines: []LineID{1}, SentAt: hour("08:00"), BackAt: hour("08:30")}}
	for what, c := range map[string]struct {
		spoil func(*Sublet)
		want  []string
	}{
		"good":        {func(*Sublet) {}, nil},
		"nothing":     {func(s *Sublet) { *s = Sublet{} }, []string{"what", "supplier", "lines", "due_on"}},
		"out twice":   {func(s *Sublet) { s.Lines = []LineID{2} }, []string{"lines"}},
		"named twice": {func(s *Sublet) { s.Lines = []LineID{1, 1} }, []string{"lines"}},
		"a part":      {func(s *Sublet) { s.Lines = []LineID{3} }, []string{"lines"}},
		"gone line":   {func(s *Sublet) { s.Lines = []LineID{9} }, nil},
		"gone twice":  {func(s *Sublet) { s.Lines = []LineID{9, 9} }, []string{"lines"}},
		"back early":  {func(s *Sublet) { s.BackAt = hour("08:00") }, []string{"back_at"}},
		"not sent":    {func(s *Sublet) { s.SentAt, s.BackAt = time.Time{}, hour("08:00") }, []string{"sent_at"}},
		"too cheap":   {func(s *Sublet) { s.Cost = -1 }, []string{"cost"}},
	} {
		s := good
		c.spoil(&s)
		alike(t, what, fields(s.Check(&o, other, hour("12:00"))), c.want)
	}
	o.Lines[0].Agreement.Consent = Proposed
	var r *Refusal
	if err := good.MaySend(&o); !errors.As(err, &r) || r.Fix != "agree" || r.Blocks[0] != "缸盖" {
		t.Errorf("not agreed: %v", err)
	}
	planned := good
	planned.SentAt = time.Time{}
	if err := planned.MaySend(&o); err != nil {
		t.Errorf("planned only: %v", err)
	}
	o.Status = Settled
	if err := planned.MaySend(&o); err == nil {
		t.Error("sent out of a closed bill")
	}
}

func TestAnOrderDoesNotPassWorkThatIsOut(t *testing.T) {
	o := Order{Status: Working, Lines: []Line{jobOf(1, "缸盖")}}
	x := Outside{Sublets: []Sublet{{Lines: []LineID{1}, What: "磨平"}, {Lines: []LineID{9}, What: "探伤"}}}
	for _, to := range Statuses() {
		o.Status = to
		var r *Refusal
		refused := errors.As(x.Guard(&o), &r)
		if want := to == Checking || to == Ready || to == Settled || to == Void; refused != want {
			t.Errorf("%s refused: %v", to, refused)
		}
		if refused {
			alike(t, string(to), r.Blocks, []string{"缸盖", "探伤"})
		}
	}
	o.Status = Working
	x.Sublets[0].BackAt = hour("10:00")
	if DoneOutside(&o, x.Sublets[0]); o.Lines[0].Job != JobOpen {
		t.Errorf("nobody has begun a job, and this one is %q", o.Lines[0].Job)
	}
	running := jobOf(2, "换油")
	running.Job = JobRunning
	o.Lines = append(o.Lines, running)
	if DoneOutside(&o, x.Sublets[0]); o.Lines[0].Job != JobDone {
		t.Errorf("back, and the job is %q", o.Lines[0].Job)
	}
	if OpenOutside(&o, x.Sublets[0]); o.Lines[0].Job != JobOpen {
		t.Errorf("taken back, and the job is %q", o.Lines[0].Job)
	}
}

func TestCostsOutsideAreSharedByTheirLines(t *testing.T) {
	x := Outside{
		Rescue: &Rescue{LineID: 3, Cost: 50}, Transport: &Transport{Amount: 7},
		Sublets: []Sublet{{Lines: []LineID{1, 2, 3}, Cost: 100}}, Loans: []Loan{{}},
	}
	if x.Cost() != 157 || x.CostOf(1) != 34 || x.CostOf(2) != 33 || x.CostOf(3) != 83 || x.CostOf(0) != 0 || x.Empty() || !(Outside{}).Empty() {
		t.Errorf("%v: %v %v %v", x.Cost(), x.CostOf(1), x.CostOf(2), x.CostOf(3))
	}
	y := x.Copy()
	y.Rescue.Cost, y.Transport.Amount, y.Sublets[0].Lines[0], y.Loans[0].OutKM = 1, 1, 9, 9
	if x.Cost() != 157 || x.Sublets[0].Lines[0] != 1 || x.Loans[0].OutKM != 0 {
		t.Errorf("the copy is the thing itself: %+v", x)
	}
	if len(x.OnLoan()) != 1 || len(x.Away()) != 1 {
		t.Error("what is out is not out")
	}
}

func TestALoanIsChecked(t *testing.T) {
	good := Loan{LoanerID: 1, Borrower: "王", Licence: true, OutAt: hour("09:00"), OutKM: 100, DueAt: hour("18:00")}
	for what, c := range map[string]struct {
		spoil func(*Loan)
		want  []string
	}{
		"good":       {func(*Loan) {}, nil},
		"nothing":    {func(l *Loan) { *l = Loan{OutKM: 100} }, []string{"loaner", "borrower", "licence", "out_at"}},
		"less km":    {func(l *Loan) { l.OutKM = 99 }, []string{"out_km"}},
		"no km":      {func(l *Loan) { l.OutKM = -1 }, []string{"out_km"}},
		"fuel":       {func(l *Loan) { l.OutFuel, l.BackFuel = 101, -1 }, []string{"out_fuel", "back_fuel"}},
		"due before": {func(l *Loan) { l.DueAt = hour("08:00") }, []string{"due_at"}},
		"back short": {func(l *Loan) { l.BackAt, l.BackKM = hour("10:00"), 99 }, []string{"back_km"}},
		"back early": {func(l *Loan) { l.BackAt, l.BackKM = hour("08:00"), 120 }, []string{"back_at"}},
		"ahead":      {func(l *Loan) { l.OutAt, l.DueAt = hour("19:00"), time.Time{} }, []string{"out_at"}},
	} {
		l := good
		c.spoil(&l)
		alike(t, what, fields(l.Check(100, hour("12:00"))), c.want)
	}
	if good.Late(hour("17:00")) != 0 || good.Late(hour("19:00")) != time.Hour || good.Driven() != 0 {
		t.Errorf("late by %v", good.Late(hour("19:00")))
	}
	good.BackAt, good.BackKM = hour("20:00"), 130
	if good.Late(hour("21:00")) != 0 || good.Driven() != 30 || good.Out() {
		t.Errorf("%+v", good)
	}
}

func TestLoanerCarsSuppliersAndAgreementsAreChecked(t *testing.T) {
	alike(t, "no car", fields(Loaner{MileageKM: -1, Fuel: 101}.Check()), []string{"plate", "model", "mileage_km", "fuel"})
	if p := (Loaner{Plate: "X1", Model: "朗逸"}).Check(); len(p) != 1 || !p[0].Warn {
		t.Errorf("an odd plate: %+v", p)
	}
	alike(t, "nobody", fields(Supplier{Name: " "}.Check()), []string{"name", "parts"})
	alike(t, "no agreement", fields(Transport{}.Check()), []string{"amount", "agreed_by", "way"})
	alike(t, "agreed", fields(Transport{Amount: 1, AgreedBy: "王", Way: ByPhone}.Check()), nil)
}

func TestALoanerCarIsDueFromTheDayOfTheLawOn(t *testing.T) {
	rules := []Rule{{Book: "sanbao2021", Name: "loaner_after_days", Value: 5, From: "2022-01-01"}}
	start := hour("09:00")
	o := Order{Kind: Repair, Quality: &QualityProblem{Code: "X"}, Stamps: Stamps{AgreedAt: start}}
	at := func(d time.Duration) int { return LoanerDue(&o, rules, start.Add(d), time.UTC) }
	if at(5*24*time.Hour) != 0 || at(5*24*time.Hour+time.Hour) != 1 || at(8*24*time.Hour) != 3 || at(-time.Hour) != 0 {
		t.Errorf("%d %d %d", at(5*24*time.Hour), at(5*24*time.Hour+time.Hour), at(8*24*time.Hour))
	}
	o.Quality.RepairFrom, o.Quality.RepairTo = start.AddDate(0, 0, 1), start.AddDate(0, 0, 7)
	if at(30*24*time.Hour) != 1 {
		t.Errorf("by the repair itself: %d", at(30*24*time.Hour))
	}
	if o.Kind = Recall; at(30*24*time.Hour) != 0 {
		t.Error("a recall counts")
	}
	if o.Kind = Repair; LoanerDue(&o, nil, start.AddDate(0, 1, 0), time.UTC) != 0 {
		t.Error("without a rule there is one")
	}
	if o.Quality = nil; at(30*24*time.Hour) != 0 {
		t.Error("without a quality problem there is one")
	}
}
