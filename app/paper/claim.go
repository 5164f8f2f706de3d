package paper

import (
	"strconv"
	"strings"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Claimed is what the paper of a claim is made of: the order's sheet, the claim on
// it, the photos that go along and who wrote it.
type Claimed struct {
	Sheet
	Claim  shop.Claim
	Photos []shop.Photo
	Writer string
}

// claimant writes the paper of a claim.
type claimant struct {
	clerk
	in Claimed
}

// Claim (索赔单) asks the factory to pay what it has come to: the car, what failed
// and why, the lines at the factory's rates, the old part by its tag, photos, and
// room for the answer.
func Claim(in Claimed, say text.Lang) Doc {
	c := claimant{clerk{in.Sheet, say}, in}
	x := in.Claim
	d := c.doc(shop.FormClaim, x.Number, c.say.Say("paper.claim.purpose"))
	d.Code, d.Watermark = x.Number, ""
	d.Head = filled(c.pair("paper.claim.number", x.Number), c.pair("paper.claim.theirs", x.Theirs), c.pair("paper.claim.on", c.day()))
	if x.Status == shop.ClaimWithdrawn {
		d.Watermark = c.say.Say(x.Status.Key())
	}
	d.Blocks = []Block{c.parties(), c.vehicle(), c.report(), Rule{}, c.table(), c.total()}
	if len(in.Photos) > 0 {
		d.Blocks = append(d.Blocks, c.photos())
	}
	d.Blocks = append(d.Blocks, c.answer(), c.signatures("paper.claim.sign_writer", "paper.claim.sign_shop", "paper.claim.sign_factory"))
	return d
}

// day is when the claim went out, before that when it was written.
func (c claimant) day() string {
	if at := c.in.Claim.SubmittedAt; !at.IsZero() {
		return c.say.Date(at)
	}
	return c.say.Date(c.in.Claim.OpenedAt)
}

// parties are who is to pay and who asks.
func (c claimant) parties() Parties {
	return Parties{
		Left: Pairs{Title: c.say.Say("paper.claim.factory"), Columns: 1, Pairs: filled(c.pair("paper.claim.name", c.in.Claim.Factory))},
		Right: Pairs{Title: c.say.Say("paper.claim.shop"), Columns: 1, Pairs: filled(
			c.pair("paper.claim.name", c.Shop.Name), c.pair("paper.phone", c.say.Phone(c.Shop.Phone)), c.pair("paper.claim.writer", c.in.Writer))},
	}
}

// vehicle is the car and the repair.
func (c claimant) vehicle() Pairs {
	v, o := c.Vehicle, c.Order
	bought := string(v.Dates.DeliveredOn)
	if bought == "" {
		bought = string(v.Dates.InvoicedOn)
	}
	return Pairs{Title: c.say.Say("paper.claim.car"), Columns: 2, Pairs: filled(
		c.pair("paper.claim.plate", c.say.Plate(v.Plate)), c.pair("paper.claim.model", strings.TrimSpace(v.Make+" "+v.Model)),
		c.pair("paper.claim.vin", v.VIN), c.pair("paper.claim.bought", bought),
		c.pair("paper.claim.order", o.Number), c.pair("paper.claim.km", c.km(o.Intake.MileageKM)),
		c.pair("paper.claim.received", c.when(o)), c.pair("paper.claim.customer", c.Customer.Name),
	)}
}

// when is from when to when the repair lasted.
func (c claimant) when(o shop.Order) string {
	from, until := c.say.Date(o.Stamps.ReceivedAt), c.say.Date(o.Stamps.FinishedAt)
	if o.Stamps.FinishedAt.IsZero() || from == until {
		return from
	}
	return from + " – " + until
}

// report is what failed, why, and by which part.
func (c claimant) report() Pairs {
	r, old := c.in.Claim.Report, c.in.Claim.Old
	fault, cause := c.pair("paper.claim.fault", r.Fault), c.pair("paper.claim.cause", r.Cause)
	fault.Wide, cause.Wide = true, true
	kept := ""
	if old.Fate != shop.OldPartNone {
		kept = strings.TrimSpace(c.say.Say(old.Fate.Key()) + " " + string(old.On))
	}
	return Pairs{Title: c.say.Say("paper.claim.report"), Columns: 2, Pairs: filled(
		c.pair("paper.claim.causing_part", r.CausingPart), c.pair("paper.claim.faulty_serial", r.FaultySerial), c.pair("paper.claim.new_serial", r.NewSerial),
		c.pair("paper.claim.tag", old.Tag), c.pair("paper.claim.old_part", kept), fault, cause,
	)}
}

// table is what is claimed.
func (c claimant) table() Table {
	t := Table{Title: c.say.Say("paper.claim.lines"), Columns: []Column{
		{Title: c.say.Say("paper.claim.n"), Right: true},
		{Title: c.say.Say("paper.claim.kind")},
		{Title: c.say.Say("paper.claim.line"), Weight: 6},
		{Title: c.say.Say("paper.claim.code"), Weight: 3, Fold: true},
		{Title: c.say.Say("paper.claim.qty"), Right: true},
		{Title: c.say.Say("paper.claim.price"), Right: true},
		{Title: c.say.Say("paper.claim.amount"), Right: true},
	}}
	for i, l := range c.in.Claim.Lines {
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(i + 1), c.say.Say(l.Kind.Key()), l.Name, l.Code, c.say.Count(l.Qty), c.say.Money(l.Price), c.say.Money(l.Amount()),
		})
	}
	return t
}

// total is what it comes to, labour and parts apart.
func (c claimant) total() Totals {
	var labour, rest shop.Money
	for _, l := range c.in.Claim.Lines {
		if l.Kind == shop.LabourLine {
			labour += l.Amount()
		} else {
			rest += l.Amount()
		}
	}
	sum := c.in.Claim.Sum()
	return Totals{
		WordsLabel: c.say.Say("paper.claim.in_words"), Words: c.say.Say("paper.rmb") + Capital(sum), FigureLabel: c.say.Say("paper.claim.total"), Figure: c.say.Yuan(sum),
		Parts: []Pair{c.pair("paper.claim.labour", c.say.Money(labour)), c.pair("paper.claim.parts", c.say.Money(rest))},
	}
}

func (c claimant) photos() Pictures {
	b := Pictures{Title: c.say.Say("paper.claim.photos", shop.Args{"N": len(c.in.Photos)})}
	for i, p := range c.in.Photos {
		b.All = append(b.All, Picture{JPEG: p.Thumb, Width: p.Width, Height: p.Height, Label: text.WithNote(c.say, strconv.Itoa(i+1), p.Note)})
	}
	return b
}

// answer is what the factory has said so far, or boxes for it.
func (c claimant) answer() Block {
	x := c.in.Claim
	if x.Accepted == 0 && x.Status != shop.ClaimRefused {
		return Ticks{Title: c.say.Say("paper.claim.answer"), Boxes: []Tick{{Text: c.say.Say("paper.claim.yes")}, {Text: c.say.Say("paper.claim.no")}}}
	}
	why := ""
	for _, e := range x.Events {
		if e.Kind == shop.ClaimAccept || e.Kind == shop.ClaimRefuse {
			why = e.Note
		}
	}
	reason := c.pair("paper.claim.reason", why)
	reason.Wide = true
	return Pairs{Title: c.say.Say("paper.claim.answer"), Columns: 3, Pairs: filled(
		c.pair("paper.claim.status", c.say.Say(x.Status.Key())), c.pair("paper.claim.accepted", c.say.Money(x.Accepted)), c.pair("paper.claim.paid", c.say.Money(x.Paid)), reason,
	)}
}
