package claims

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/tables"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// matching (厂家对账) is the factory's list beside ours: which column is what, what
// each row says that is not known here, and one act that notes it.
type matching struct {
	h       *screen.Host
	in      *tables.IncomingClaims // nil: no file yet
	planned tables.PlannedClaims
	route   string // of a file to begin with, until it is shown
	said    map[shop.ClaimID]data.ClaimRow

	filters *screen.Filters
	table   *kit.Table[shop.PlannedClaim]
	columns *kit.Table[column]
	banner  *kit.Banner
	detail  *kit.Drawing
	state   *kit.State
	body    *fyne.Container
	root    *fyne.Container
	reads   int
	closed  bool
	stop    func()
}

// column is a column of the file, with the first thing that stands in it.
type column struct {
	at     shop.SheetColumn
	sample string
}

const allRows = "all"

// NewReconcile opens the factory's list; the route's Key is the path of a file to
// begin with.
func NewReconcile(h *screen.Host, route screen.Route) screen.Page {
	m := &matching{h: h, route: route.Key, banner: kit.NewBanner(h.Env)}
	pills := []screen.Filter{{ID: allRows, Title: "claims.filter.all"}}
	for _, f := range shop.ClaimFates() {
		pills = append(pills, screen.Filter{ID: string(f), Title: f.Key()})
	}
	m.filters = screen.NewFilters(h, pills, func(string) { m.filter(); m.table.Focus() })
	m.table = kit.NewTable(h.Env, "claim_rows", m.rowColumns())
	m.table.Same = func(a, b shop.PlannedClaim) bool { return a.Entry.Row == b.Entry.Row && a.Claim.ID == b.Claim.ID }
	m.table.OnOpen = func(r shop.PlannedClaim) {
		if r.Claim.ID != 0 {
			h.Go(screen.Route{Screen: screen.Claims, ID: int64(r.Claim.ID)})
		}
	}
	m.table.SetEmpty(kit.Blank{Icon: "check", Text: h.Say("list.none_filtered")})
	m.table.OnSelect = func(shop.PlannedClaim) { m.detail.Refresh() }
	m.table.SetFoot("", nil)
	m.detail = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(detailTall)) }, m.drawDetail)
	m.columns = kit.NewTable(h.Env, "claim_columns", []kit.Column[column]{
		{ID: "heading", TitleKey: "sheets.heading", Min: 100, Cell: func(c column) kit.Cell { return kit.Cell{Text: c.at.Letters() + "  " + c.at.Heading} }},
		{ID: "sample", TitleKey: "sheets.sample", W: 84, From: 300, Cell: func(c column) kit.Cell { return kit.Cell{Text: c.sample, Tone: "muted"} }},
		{ID: "field", TitleKey: "sheets.field", W: 122, Min: 122, Cell: m.meaning},
	})
	m.columns.OnOpen = m.askColumn
	m.columns.Same = func(a, b column) bool { return a.at.N == b.at.N }
	m.state = kit.NewState(h.Env, kit.Blank{Icon: "doc", Text: h.Say("reconcile.blank"), Acts: []kit.Act{{Word: h.Say("sheets.act.choose"), Keys: "Ctrl+O", Do: m.choose}}})
	cols := kit.NewCard(h.Say("sheets.columns"), m.columns.Object()).SetAction(kit.NewKeyCap("Alt+L"))
	m.body = container.New(matchLayout{}, m.filters.Object(), cols, kit.NewCard("", m.table.Object()), m.detail, m.state)
	m.root = screen.Under(m.banner, m.body)
	m.stop = kit.Live(h.Store, h.Env.Run, m.replan, shop.KindClaims)
	m.arrange()
	return m
}

// arrange shows what there is: a list, or how to bring one.
func (m *matching) arrange() {
	for _, o := range m.body.Objects[:4] {
		kit.Reveal(o, m.in != nil)
	}
	kit.Reveal(m.state, m.in == nil)
	m.body.Refresh()
	m.root.Refresh()
}

// Title implements screen.Page.
func (m *matching) Title() string {
	if m.in == nil {
		return m.h.Say("reconcile.title")
	}
	return m.h.Say("reconcile.title") + " · " + filepath.Base(m.in.Path)
}

// Content implements screen.Page.
func (m *matching) Content() fyne.CanvasObject { return m.root }

// Shown implements screen.Page.
func (m *matching) Shown() {
	path := m.route
	m.route = ""
	m.h.Env.Focus(nil)
	switch {
	case path != "":
		m.open(path)
	case m.in != nil:
		m.table.Focus()
	default:
		m.choose()
	}
}

// Close implements screen.Page.
func (m *matching) Close() {
	m.closed = true
	m.stop()
	m.banner.Clear()
}

// Dropped implements screen.Dropper.
func (m *matching) Dropped(paths []string) { m.open(paths[0]) }

// State implements screen.Stated.
func (m *matching) State() (icon, tone, words string) {
	switch {
	case m.in == nil:
		return "", "", ""
	case len(m.planned.Faults) > 0:
		return "alert", "bad", m.h.Say("sheets.state.faults", shop.Args{"N": len(m.planned.Faults)})
	case !m.ready():
		return "check", "good", m.h.Say("reconcile.state.idle")
	}
	return "check", "good", m.h.Say("reconcile.state.ready", shop.Args{"N": m.planned.Plan.Count(shop.ClaimNews)})
}

func (m *matching) ready() bool {
	return m.in != nil && len(m.planned.Faults) == 0 && m.planned.Plan.Count(shop.ClaimNews) > 0
}

// Actions implements screen.Page.
func (m *matching) Actions() []screen.Action {
	there := func() bool { return m.in != nil }
	return append([]screen.Action{
		{ID: "sheets.act.back", Keys: "Esc", Do: func() {
			m.h.Go(screen.Route{Screen: screen.Claims})
			m.h.Leave(m)
		}},
		{ID: "sheets.act.columns", Keys: "Alt+L", Do: m.columns.Focus, Can: there},
		{ID: "sheets.act.rows", Keys: "Alt+K", Do: m.table.Focus, Can: there},
		{ID: "sheets.act.reload", Keys: "F5", Do: func() { m.open(m.in.Path) }, Can: there},
		{ID: "sheets.act.choose", Keys: "Ctrl+O", Button: true, Do: m.choose},
		{ID: "reconcile.act.save", Keys: "Ctrl+S", Button: true, Do: m.save, Can: there},
		{ID: "reconcile.act.take", Keys: "Ctrl+Enter", Button: true, Primary: true, Do: m.take, Can: m.ready},
	}, m.filters.Actions()...)
}

// choose asks for a file.
func (m *matching) choose() {
	from := ""
	if m.in != nil {
		from = filepath.Dir(m.in.Path)
	} else if home, err := os.UserHomeDir(); err == nil {
		from = home
	}
	screen.ChooseFile(m.h, screen.FilesSpec{
		Title: m.h.Say("reconcile.files.title"), Word: m.h.Say("sheets.files.word"), Hint: m.h.Say("sheets.files.hint"), Ends: []string{".xlsx", ".csv"}, From: from,
		Pick: func(path string) {
			m.h.Env.Layer.CloseSheets()
			m.open(path)
		},
	})
}

// matched is a list that was read, with what it would do and whose cars it is about.
type matched struct {
	in      *tables.IncomingClaims
	planned tables.PlannedClaims
	rows    map[shop.ClaimID]data.ClaimRow
}

// open reads a file; what was shown before stays when it cannot be read.
func (m *matching) open(path string) {
	screen.Act(m.h, func(ctx context.Context, d work.Desk) (x matched, err error) {
		if x.in, err = tables.OpenClaims(ctx, d, path); err != nil {
			return x, err
		}
		return planOf(ctx, d, x.in)
	}, func(x matched, err error) {
		switch {
		case m.closed:
		case err != nil:
			refuseFile(m, path, err)
		default:
			m.banner.Clear()
			m.in = x.in
			m.show(x)
			m.filters.Choose(0)
			m.arrange()
			m.table.Focus()
		}
	})
}

func planOf(ctx context.Context, d work.Desk, in *tables.IncomingClaims) (x matched, err error) {
	x.in = in
	if x.planned, err = in.Plan(ctx, d); err != nil {
		return x, err
	}
	x.rows, err = data.Read(ctx, d.Store, func(v data.View) (map[shop.ClaimID]data.ClaimRow, error) {
		all := map[shop.ClaimID]data.ClaimRow{}
		for _, r := range x.planned.Plan.Rows {
			if r.Claim.ID == 0 {
				continue
			}
			row, err := data.ClaimInList(v, r.Claim.ID)
			if err != nil {
				return nil, err
			}
			all[r.Claim.ID] = row
		}
		return all, nil
	})
	return x, err
}

// refuseFile says why a file cannot be read.
func refuseFile(m *matching, path string, err error) {
	words, failure := m.h.Words(err)
	var faults shop.Faults
	switch {
	case errors.As(err, &faults):
		words = text.Fault(m.h.Env.Lang, faults[0])
	case errors.Is(err, os.ErrNotExist), errors.Is(err, os.ErrPermission):
		words = m.h.Say("sheets.refuse.file", shop.Args{"File": path, "Why": errors.Unwrap(err)})
	case failure:
		m.h.Log("read a list of claims", err)
	}
	m.banner.Say(kit.Saying{Tone: "bad", Text: filepath.Base(path) + "\n" + words, Close: func() { m.root.Refresh() }})
	m.root.Refresh()
}

// replan finds out again what the list would do, as when a column means something
// else now or claims were changed.
func (m *matching) replan() {
	if m.in == nil || m.closed {
		return
	}
	m.reads++
	mine, in := m.reads, *m.in
	screen.Act(m.h, func(ctx context.Context, d work.Desk) (matched, error) { return planOf(ctx, d, &in) }, func(x matched, err error) {
		switch {
		case m.closed || mine != m.reads:
		case err != nil:
			m.h.Fail("plan a list of claims", err)
		default:
			m.show(x)
		}
	})
}

// take notes what the list says, all of it or nothing.
func (m *matching) take() {
	if !m.ready() {
		return
	}
	planned := m.planned
	screen.Act(m.h, func(ctx context.Context, d work.Desk) (shop.ClaimPlan, error) { return planned.Take(ctx, d) }, func(plan shop.ClaimPlan, err error) {
		if err != nil {
			m.h.Fail("note what the factory says", err)
			return
		}
		m.h.Toast(m.h.Say("reconcile.taken", shop.Args{"N": plan.Count(shop.ClaimNews)}), nil)
	})
}

// askColumn asks what a column means, and remembers it for the next list with the same
// headings.
func (m *matching) askColumn(c column) {
	var items []kit.Command
	for _, f := range shop.ClaimFields() {
		icon := ""
		if m.in.Map[f] > 0 {
			icon = "check"
		}
		items = append(items, kit.Command{Word: m.h.Say(f.Key()), Icon: icon, Do: func() { m.setColumns(m.in.Map.With(c.at.N, f)) }})
	}
	items = append(items, kit.Command{Word: m.h.Say("sheets.unused"), Do: func() { m.setColumns(m.in.Map.Without(c.at.N)) }})
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(m.columns.Object())
	m.h.Env.Layer.Menu(m.h.Env, at.AddXY(m.columns.Object().Size().Width-40, 40), items)
}

func (m *matching) setColumns(to sheet.Mapping) {
	m.in.Map, m.in.Remembered = to, true
	kept := *m.in
	screen.Act(m.h, func(ctx context.Context, d work.Desk) (any, error) { return nil, kept.Keep(ctx, d) }, func(_ any, err error) {
		m.h.Fail("remember columns", err)
	})
	m.replan()
}

// save writes the rows with what became of them into a file for a table program.
func (m *matching) save() {
	head := []string{"sheet.list.row", "claims.fate", "claims.number", "claims.plate", "claims.claimed", "sheet.claim.accepted", "sheet.claim.paid", "claims.open", "claims.what"}
	var lines [][]string
	for i := range head {
		head[i] = m.h.Say(head[i])
	}
	lines = append(lines, head)
	for _, r := range m.planned.Plan.Rows {
		accepted, paid := "", ""
		if r.Entry.Accepted != nil {
			accepted = r.Entry.Accepted.String()
		}
		if r.Entry.Paid != nil {
			paid = r.Entry.Paid.String()
		}
		lines = append(lines, []string{
			rowNumber(r), m.h.Say(r.Fate.Key()), m.key(r), m.said[r.Claim.ID].Plate, r.Claim.Claimed.String(), accepted, paid, r.Claim.Open().String(), m.what(r),
		})
	}
	screen.SaveList(m.h, strings.ReplaceAll(m.h.Say("reconcile.title"), " ", "-"), lines)
}
