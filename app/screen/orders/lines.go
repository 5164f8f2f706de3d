package orders

import (
	"errors"
	"maps"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// lines (项目与配件) is what the order sells, edited in place, with the row in
// which new lines are typed at its end.
type lines struct {
	e     *Editor
	grid  *kit.Grid
	quick *kit.Combo
	hints *kit.KeyHints
	mode  quickMode

	number *kit.Drawing // of the row that comes next
}

// The columns of the grid, by number.
const (
	colN = iota
	colKind
	colCode
	colName
	colQty
	colPrice
	colDiscount
	colAmount
	colTechnician
	colStock
	colPayer
	colConsent
	colOrigin
)

func newLines(e *Editor) *lines {
	l := &lines{e: e}
	say := e.h.Say
	l.grid = kit.NewGrid(e.h.Env, l.columns())
	l.grid.Rows = func() int { return len(e.visit.Order.Lines) }
	l.grid.Cell, l.grid.Edit, l.grid.Set = l.cell, l.edit, l.set
	l.grid.OnEnd = l.focusQuick
	l.quick = l.newQuick()
	l.grid.SetTail(l.tail())
	l.hints = kit.NewKeyHints(kit.KeyHint{Keys: "F3", Word: say("order.hint.labour")}, kit.KeyHint{Keys: "F4", Word: say("order.hint.part")},
		kit.KeyHint{Keys: "F8", Word: say("order.hint.package")}, kit.KeyHint{Keys: "Del", Word: say("order.hint.delete")},
		kit.KeyHint{Keys: "Ctrl+D", Word: say("order.hint.copy")}, kit.KeyHint{Keys: "Ctrl+Z", Word: say("act.undo")})
	return l
}

func (l *lines) columns() []kit.GridColumn {
	return []kit.GridColumn{
		{ID: "n", TitleKey: "line.n", W: 34, Right: true},
		{ID: "kind", TitleKey: "line.kind", W: 30},
		{ID: "code", TitleKey: "line.code", W: 88, From: 820},
		{ID: "name", TitleKey: "line.name", Min: 150, Kind: kit.GridText},
		{ID: "qty", TitleKey: "line.qty", W: 82, Right: true, Kind: kit.GridNumber, Mode: kit.NumberQty},
		{ID: "price", TitleKey: "line.price", W: 76, Right: true, Kind: kit.GridNumber, Mode: kit.NumberMoney},
		{ID: "discount", TitleKey: "line.discount", W: 58, Right: true, Kind: kit.GridNumber, Mode: kit.NumberRate},
		{ID: "amount", TitleKey: "line.amount", W: 86, Right: true},
		{ID: "technician", TitleKey: "line.technician", W: 68, Kind: kit.GridChoice, Choices: l.e.facts.technicians},
		{ID: "stock", TitleKey: "line.stock", W: 58, Right: true},
		{ID: "payer", TitleKey: "line.payer", W: screen.Wide(l.e.h, shop.PayCustomer.Key(), shop.PayInsurer.Key(), "line.payer"), Kind: kit.GridChoice, Choices: l.payers},
		{ID: "consent", TitleKey: "line.consent", W: screen.Wide(l.e.h, shop.Proposed.Key(), shop.Agreed.Key(), shop.Declined.Key(), "line.consent")},
		{ID: "origin", TitleKey: "source.origin", W: screen.Wide(l.e.h, append(screen.KeysOf(shop.Origins()), "source.origin")...), From: 940},
	}
}

// technicians are who can be put to a job.
func (f *facts) technicians(int) []kit.GridChoose {
	all := []kit.GridChoose{{Text: "0", Word: "—"}}
	for _, p := range f.people {
		if p.Active && (p.Is(shop.Technician) || p.Is(shop.Owner)) {
			all = append(all, kit.GridChoose{Text: strconv.FormatInt(int64(p.ID), 10), Word: p.Name})
		}
	}
	return all
}

func (l *lines) payers(int) []kit.GridChoose {
	var all []kit.GridChoose
	for _, p := range shop.Payers() {
		all = append(all, kit.GridChoose{Text: string(p), Word: l.e.h.Say(p.Key())})
	}
	return all
}

// row is the line of a row; nil where there is none.
func (l *lines) row(i int) *shop.Line {
	if all := l.e.visit.Order.Lines; i >= 0 && i < len(all) {
		return &all[i]
	}
	return nil
}

func (l *lines) cell(row, col int) kit.Cell {
	line, lang := l.row(row), l.e.h.Env.Lang
	if line == nil {
		return kit.Cell{}
	}
	tone := ""
	if !line.Counts() {
		tone = "muted"
	}
	text := ""
	switch col {
	case colN:
		return kit.Cell{Text: strconv.Itoa(row + 1), Tone: "muted"}
	case colKind:
		text = lang.Say(line.Kind.Key())
	case colCode:
		text = line.Code
	case colName:
		return instead{l}.tint(line, kit.Cell{Text: line.Name, Tone: tone})
	case colQty:
		return clocks{l.e}.qty(line, tone)
	case colPrice:
		return l.priceCell(line, tone)
	case colDiscount:
		if line.Discount != 0 {
			text = lang.Percent(line.Discount)
		}
	case colAmount:
		text = lang.Money(line.Amount())
	case colTechnician:
		return clocks{l.e}.technician(line, tone)
	case colStock:
		return l.stockCell(line)
	case colPayer:
		return guarantees{l.e}.payer(line, kit.Cell{Text: lang.Say(line.Payer.Key()), Tone: tone})
	case colConsent:
		return l.consentCell(line)
	case colOrigin:
		return originCell(l.e.h, line)
	}
	return kit.Cell{Text: text, Tone: tone}
}

func (l *lines) priceCell(line *shop.Line, tone string) kit.Cell {
	c := kit.Cell{Text: l.e.h.Env.Lang.Money(line.Price), Tone: tone}
	part, ok := l.e.facts.stock[line.PartID]
	if ok && line.Origin != shop.CustomerOwned && l.e.h.Desk().Person.May(shop.SeeCost) && part.Cost() > 0 && shop.LineAmount(line.Price, shop.One, line.Discount) < part.Cost() {
		c.Tint = "warn"
	}
	return c
}

func (l *lines) consentCell(line *shop.Line) kit.Cell {
	tone := "muted"
	switch line.Agreement.Consent {
	case shop.Agreed:
		tone = "good"
	case shop.Declined:
		tone = "warn"
	case "":
		return kit.Cell{Text: l.e.h.Say(shop.Proposed.Key()), Tone: tone}
	}
	return kit.Cell{Text: l.e.h.Say(line.Agreement.Consent.Key()), Tone: tone}
}

// person is the name of somebody in the shop.
func (f *facts) person(id shop.PersonID) string {
	for _, p := range f.people {
		if p.ID == id {
			return p.Name
		}
	}
	return ""
}

// edit is the text of a cell to type over. A part that was issued keeps its
// name; a settled order keeps all.
func (l *lines) edit(row, col int) (string, bool) {
	line := l.row(row)
	if line == nil || l.e.frozen() {
		return "", false
	}
	switch col {
	case colName:
		return line.Name, line.Issued == 0
	case colQty:
		return line.Qty.String(), true
	case colPrice:
		return line.Price.String(), true
	case colDiscount:
		return l.e.h.Env.Lang.Percent(line.Discount), true
	case colTechnician:
		return strconv.FormatInt(int64(line.Technician), 10), line.Kind == shop.LabourLine
	case colPayer:
		return string(line.Payer), true
	}
	return "", false
}

// set takes what was typed into a cell. What the rules or the person's rights
// forbid is said under the cell and not taken.
func (l *lines) set(row, col int, text string) (string, bool) {
	line := *l.row(row)
	if err := put(&line, col, strings.TrimSpace(text)); err != nil {
		return l.e.h.Env.Lang.Problem(unread(col, err)), false
	}
	if line == *l.row(row) {
		return "", true
	}
	problems := line.Check()
	if was := l.row(row); line.Price != was.Price || line.Discount != was.Discount || line.Payer != was.Payer && line.Payer == shop.PayShop {
		listed, cost := l.e.listed(&line)
		problems = append(problems, line.CheckRights(l.e.h.Desk().Person, listed, cost)...)
	}
	if hard, ok := problems.Err().(shop.Problems); ok {
		return l.e.h.Env.Lang.Problem(hard[0]), false
	}
	l.e.history.note(l.e.visit.Order.Lines)
	*l.row(row) = line
	l.e.edited()
	if len(problems) > 0 {
		return l.e.h.Env.Lang.Problem(problems[0]), true
	}
	return l.shortage(&line), true
}

// unread says why a number was not taken: there are too many figures, or it is
// none.
func unread(col int, err error) shop.Problem {
	if !errors.Is(err, shop.ErrOverflow) {
		return shop.Problem{Say: "line.say.unreadable"}
	}
	switch col {
	case colQty:
		return shop.Problem{Say: "say.qty_range", With: shop.Args{"Max": shop.MaxQty}}
	case colDiscount:
		return shop.Problem{Say: "line.say.discount_range"}
	}
	return shop.Problem{Say: "say.money_range", With: shop.Args{"Max": shop.MaxMoney}}
}

func put(line *shop.Line, col int, text string) (err error) {
	switch col {
	case colName:
		line.Name = text
	case colQty:
		line.Qty, err = shop.ParseQty(text)
	case colPrice:
		line.Price, err = shop.ParseMoney(text)
	case colDiscount:
		var percent shop.Qty
		if percent, err = shop.ParseQty(emptyZero(text)); err == nil {
			line.Discount = shop.Rate(percent / 10)
		}
	case colTechnician:
		var id int64
		id, err = strconv.ParseInt(emptyZero(text), 10, 64)
		line.Technician = shop.PersonID(id)
	case colPayer:
		line.Payer = shop.Payer(text)
	}
	return err
}

func emptyZero(s string) string {
	if s == "" {
		return "0"
	}
	return s
}

// shortage warns when more is wanted than is in the store.
func (l *lines) shortage(line *shop.Line) string {
	part, ok := l.e.facts.stock[line.PartID]
	if !ok || line.Origin == shop.CustomerOwned || line.Qty-line.Issued <= part.Usable() {
		return ""
	}
	lang := l.e.h.Env.Lang
	return lang.Say("line.say.short", shop.Args{"Have": lang.Count(part.Usable()), "Short": lang.Count(line.Qty - line.Issued - part.Usable())})
}

// listed is the price book's price of a line and what one piece costs.
func (e *Editor) listed(line *shop.Line) (price, cost shop.Money) {
	if p, ok := e.facts.stock[line.PartID]; ok && line.PartID != 0 {
		return p.Price, p.Cost()
	}
	for i := range e.kept.Lines {
		if old := &e.kept.Lines[i]; old.ID == line.ID && line.ID != 0 {
			return old.Price, 0
		}
	}
	return 0, 0
}

func (l *lines) focus() {
	if len(l.e.visit.Order.Lines) == 0 {
		l.focusQuick()
		return
	}
	l.grid.Focus()
}

// remove deletes the chosen line; the toast and Ctrl+Z bring it back.
func (l *lines) remove() {
	row, _ := l.grid.Selected()
	line := l.row(row)
	if line == nil || l.e.frozen() {
		return
	}
	if line.Issued > 0 {
		l.e.voice.fail("delete line", &shop.Refusal{Say: "order.refuse.line_issued", Blocks: []string{line.Title()}, Fix: "return"})
		return
	}
	name := line.Title()
	o := &l.e.visit.Order
	l.e.history.note(o.Lines)
	o.Lines = append(append([]shop.Line(nil), o.Lines[:row]...), o.Lines[row+1:]...)
	l.e.edited()
	l.grid.Refresh()
	l.e.h.Toast(l.e.h.Say("line.removed", shop.Args{"Name": name}), l.e.undo)
}

// duplicate copies the chosen line behind itself.
func (l *lines) duplicate() {
	row, _ := l.grid.Selected()
	line := l.row(row)
	if line == nil || l.e.frozen() {
		return
	}
	again := *line
	again.ID, again.Issued, again.Cost, again.Clocked, again.Job, again.Agreement = 0, 0, 0, 0, shop.JobOpen, shop.Agreement{}
	again.LineSource = shop.LineSource{Package: line.Package, Longer: line.Longer}
	o := &l.e.visit.Order
	l.e.history.note(o.Lines)
	rest := append([]shop.Line{again}, o.Lines[row+1:]...)
	o.Lines = append(append([]shop.Line(nil), o.Lines[:row+1]...), rest...)
	l.e.edited()
	l.grid.Select(row+1, colQty)
	l.grid.Refresh()
}

// show says what is wrong with a line, and goes to it.
func (l *lines) show(problems shop.Problems) {
	for _, p := range problems {
		rest, ok := strings.CutPrefix(p.Field, "lines.")
		index, field, _ := strings.Cut(rest, ".")
		row, err := strconv.Atoi(index)
		if !ok || err != nil || l.row(row) == nil {
			continue
		}
		col := map[string]int{"name": colName, "qty": colQty, "price": colPrice, "discount": colDiscount, "payer": colPayer}[field]
		l.grid.Select(row, max(col, colName))
		l.grid.Focus()
		l.e.voice.say(kit.Saying{Tone: "bad", Text: l.row(row).Title() + "：" + l.e.h.Env.Lang.Problem(p), Close: l.e.voice.quiet, Acts: l.e.voice.pinActs(p)})
		return
	}
	l.e.voice.fail("order", problems)
}

// refreshStock reads again what is in the store for the parts of the order.
func (l *lines) refreshStock() {
	all, car := append([]shop.Line(nil), l.e.visit.Order.Lines...), l.e.visit.Vehicle
	screen.Read(l.e.h, func(v data.View) (got loaded, err error) {
		if got.stock, err = data.PartsOf(v, all); err != nil {
			return got, err
		}
		got.suits, err = data.SuitOf(v, car, got.stock)
		return got, err
	}, func(got loaded, err error) {
		if err != nil || l.e.closed {
			l.e.h.Fail("read stock", err)
			return
		}
		maps.Copy(l.e.facts.stock, got.stock)
		maps.Copy(l.e.facts.suits, got.suits)
		l.grid.Refresh()
	})
}
