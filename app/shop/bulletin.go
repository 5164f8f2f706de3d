package shop

// BulletinID is the number a bulletin is kept under.
type BulletinID int64

// Bulletin (技术通报) tells what a maker or the shop knows of a fault of some cars, and
// what helps; what is left empty of the cars and the fault fits all.
type Bulletin struct {
	ID       BulletinID
	Rev      int64
	Number   string
	Title    string
	Words    string
	Make     string
	Model    string
	Fault    string // code of a quality problem: TR-SHIFT
	YearFrom int
	YearTo   int
}

// Check lists what keeps the bulletin from being saved.
func (b Bulletin) Check() Problems {
	var p Problems
	if b.Number == "" {
		p.Add("number", "bulletin.say.number", nil)
	}
	if b.Title == "" {
		p.Add("title", "bulletin.say.title", nil)
	}
	if b.Words == "" {
		p.Add("words", "bulletin.say.words", nil)
	}
	for _, x := range []struct{ field, text string }{
		{"number", b.Number}, {"title", b.Title}, {"make", b.Make}, {"model", b.Model}, {"fault", b.Fault},
	} {
		p.checkText(x.field, x.text, MaxName)
	}
	p.checkText("words", b.Words, MaxText)
	if b.YearFrom < 0 || b.YearTo < 0 || b.YearTo > 0 && b.YearTo < b.YearFrom {
		p.Add("year_to", "bulletin.say.years", nil)
	}
	return p
}

// Helps reports whether the bulletin is of cars like v with that fault; an empty fault
// asks for all that there is of the car. Of a car whose year nobody knows it tells, too:
// to read in vain costs less than to miss it.
func (b Bulletin) Helps(v Vehicle, fault string) bool {
	if b.Make != "" && b.Make != v.Make || b.Model != "" && b.Model != v.Model {
		return false
	}
	if v.Year != 0 && (v.Year < b.YearFrom || b.YearTo > 0 && v.Year > b.YearTo) {
		return false
	}
	return fault == "" || b.Fault == "" || b.Fault == fault
}
