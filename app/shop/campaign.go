package shop

import (
	"slices"
	"strings"
	"time"
)

// CampaignID is the number a campaign is kept under.
type CampaignID int64

// CampaignKind says why cars are called in.
type CampaignKind string

// The sorts of campaigns.
const (
	CampaignRecall      CampaignKind = "recall"      // 召回: a fault of safety, announced by the maker
	CampaignService     CampaignKind = "service"     // 服务活动
	CampaignImprovement CampaignKind = "improvement" // 改进
)

// CampaignKinds are all sorts, in the order in which they are offered.
func CampaignKinds() []CampaignKind {
	return []CampaignKind{CampaignRecall, CampaignService, CampaignImprovement}
}

// Key is the word of the kind.
func (k CampaignKind) Key() string { return "campaign.kind." + string(k) }

// Campaign (召回、服务活动) calls in the cars that one of its criteria catches.
type Campaign struct {
	ID       CampaignID
	Rev      int64
	Code     string
	Name     string
	Kind     CampaignKind
	FromDay  Day
	UntilDay Day    // the last day; "": without an end
	Source   string // number of the notice
	Todo     string // what is to be done
	JobCode  string // the job of the catalogue that does it
	PartNo   string // the part that it takes
	Criteria []Criterion
}

// Criterion is one row of what a campaign catches; what is left empty fits every car.
type Criterion struct {
	Make     string
	Model    string
	YearFrom int
	YearTo   int
	VINFrom  string // both ends are inside
	VINTo    string
	PartNo   string // with Batch: cars into which pieces of that batch of the part went
	Batch    string
}

// Fitted is a batch of a part of which pieces are in a car.
type Fitted struct{ PartNo, Batch string }

// MaxCriteria is how many rows a campaign can hold.
const MaxCriteria = 50

// Check lists what keeps the campaign from being saved.
func (c Campaign) Check() Problems {
	var p Problems
	if c.Code == "" {
		p.Add("code", "say.required.code", nil)
	}
	p.checkText("code", c.Code, MaxName)
	p.checkName("name", c.Name)
	if !slices.Contains(CampaignKinds(), c.Kind) {
		p.Add("kind", "campaign.say.kind", nil)
	}
	if c.FromDay == "" {
		p.Add("from_day", "campaign.say.from_day", nil)
	}
	if c.UntilDay != "" && c.UntilDay < c.FromDay {
		p.Add("until_day", "campaign.say.until_day", nil)
	}
	for _, x := range []struct{ field, text string }{{"source", c.Source}, {"job_code", c.JobCode}, {"part_no", c.PartNo}} {
		p.checkText(x.field, x.text, MaxName)
	}
	p.checkText("todo", c.Todo, MaxText)
	if n := len(c.Criteria); n == 0 || n > MaxCriteria {
		p.Add("criteria", "campaign.say.criteria", Args{"Max": MaxCriteria, "Now": n})
	}
	for i, x := range c.Criteria {
		if say := x.wrong(); say != "" {
			p.Add("criteria", say, Args{"Row": i + 1})
		}
	}
	return p
}

// vinLength is how many characters a whole VIN has.
const vinLength = 17

// wrong is the sentence that says what is wrong with the row, "" when nothing is.
func (c Criterion) wrong() string {
	switch {
	case c == Criterion{}:
		return "campaign.say.empty_row"
	case slices.ContainsFunc([]string{c.Make, c.Model, c.PartNo, c.Batch}, func(s string) bool { return len(s) > MaxName }):
		return "campaign.say.long_row"
	case (c.PartNo == "") != (c.Batch == ""):
		return "campaign.say.batch"
	case c.YearFrom < 0 || c.YearTo < 0 || c.YearTo > 0 && c.YearTo < c.YearFrom:
		return "campaign.say.years"
	case c.VINFrom == "" && c.VINTo == "":
		return ""
	case len(c.VINFrom) != vinLength || len(c.VINTo) != vinLength || Serial(c.VINTo) < Serial(c.VINFrom):
		return "campaign.say.vins"
	}
	return ""
}

// Serial is a VIN without its ninth character: that is a check digit and follows
// from the others (GB 16735), so VINs stand in the order they were built in only
// without it. What is no whole VIN has none.
func Serial(vin string) string {
	if len(vin) != vinLength {
		return ""
	}
	return vin[:8] + vin[9:]
}

// Catches reports whether the row fits the car with the batches that are in it. A row
// with VINs catches no car whose VIN is unknown, one with years none whose year is.
func (c Criterion) Catches(v Vehicle, in ...Fitted) bool {
	if c.Batch != "" && !slices.Contains(in, Fitted{c.PartNo, c.Batch}) {
		return false
	}
	if c.VINFrom != "" {
		s := Serial(v.VIN)
		if s == "" || s < Serial(c.VINFrom) || s > Serial(c.VINTo) {
			return false
		}
	}
	if c.YearFrom+c.YearTo > 0 && (v.Year == 0 || v.Year < c.YearFrom || c.YearTo > 0 && v.Year > c.YearTo) {
		return false
	}
	return (c.Make == "" || c.Make == v.Make) && (c.Model == "" || c.Model == v.Model)
}

// Catches reports whether any row fits the car.
func (c Campaign) Catches(v Vehicle, in ...Fitted) bool {
	return slices.ContainsFunc(c.Criteria, func(r Criterion) bool { return r.Catches(v, in...) })
}

// Tidy is the campaign as it is kept: codes and VINs folded, words without blanks around
// them, and no rows in which nothing is written.
func (c Campaign) Tidy() Campaign {
	c.Code, c.Name = Fold(c.Code), strings.TrimSpace(c.Name)
	c.JobCode, c.PartNo = strings.TrimSpace(c.JobCode), Fold(c.PartNo)
	rows := c.Criteria
	c.Criteria = nil
	for _, r := range rows {
		r.Make, r.Model, r.Batch = strings.TrimSpace(r.Make), strings.TrimSpace(r.Model), strings.TrimSpace(r.Batch)
		r.VINFrom, r.VINTo, r.PartNo = Fold(r.VINFrom), Fold(r.VINTo), Fold(r.PartNo)
		if r != (Criterion{}) {
			c.Criteria = append(c.Criteria, r)
		}
	}
	return c
}

// Runs reports whether cars are called in on that day.
func (c Campaign) Runs(on Day) bool { return c.FromDay <= on && (c.UntilDay == "" || on <= c.UntilDay) }

// Title is the campaign as it is named.
func (c Campaign) Title() string { return strings.TrimSpace(c.Code + " " + c.Name) }

// CampaignNote is one thing that happened between the shop and the owner of a car
// that a campaign catches: he was told, or would not have it done.
type CampaignNote struct {
	ID       int64
	Campaign CampaignID
	Vehicle  VehicleID
	Refused  bool // he would not have it done; else he was told
	At       time.Time
	By       PersonID
	Words    string    // how he was told, why he would not
	UndoneAt time.Time // who noted it took it back; it stays on file and counts no more
}

// Check lists what keeps the note from being kept: a refusal needs his words.
func (n CampaignNote) Check() Problems {
	var p Problems
	p.checkText("words", n.Words, MaxText)
	if n.Refused && strings.TrimSpace(n.Words) == "" {
		p.Add("words", "campaign.say.words", nil)
	}
	return p
}

// CampaignFigures say how far a campaign has come, in cars. A car that was put right
// counts on, even where the campaign was written anew and would catch it no longer: so
// Done is never above Caught.
type CampaignFigures struct {
	Caught  int64
	Told    int64
	Done    int64
	Refused int64 // that was the last word, and it is not done after all
	NoVIN   int64 // not caught, of a make, model and year it asks for, of which nobody knows the VIN
}

// DoneRate is done ÷ caught in basis points, rounded down; ok is false when no car is caught.
func (f CampaignFigures) DoneRate() (bp int64, ok bool) {
	if f.Caught == 0 {
		return 0, false
	}
	return f.Done * 10000 / f.Caught, true
}
