package settings

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// desktop is where exported files go and are opened.
type desktop struct {
	folder string
	opened []string
	full   error
}

func (d *desktop) Open(file string) error                  { d.opened = append(d.opened, file); return nil }
func (d *desktop) Print(string, string, paper.Paper) error { return nil }
func (d *desktop) Folder() (string, error)                 { return d.folder, d.full }

// journal shows the journal of a shop in which two people were at work.
func journal(t *testing.T, look screentest.Look) (*screentest.Rig, *journalPane, *desktop) {
	t.Helper()
	r := screentest.New(t, look)
	out := &desktop{folder: t.TempDir()}
	r.Out = out
	r.Customer(shop.Customer{Name: "=郑宁", Phone: "13800001234", Source: shop.WalkIn})
	r.Now = r.Now.AddDate(0, 0, 1)
	owner := r.Person
	r.Sit("ln")
	r.Customer(shop.Customer{Name: "王建国", Source: shop.WalkIn})
	r.Person = owner
	p, ok := New(r.Host, screen.Route{Screen: screen.Settings, Key: "journal"}).(*Page)
	if !ok {
		t.Fatal("no settings were opened")
	}
	r.Show(p)
	x, ok := p.pane.(*journalPane)
	if !ok {
		t.Fatal("no journal was opened")
	}
	return r, x, out
}

func TestTheJournalIsNarrowedToPersonActDayAndRecord(t *testing.T) {
	r, x, _ := journal(t, screentest.Look{})
	all := x.browse.Table.Rows()
	r.Press("F6")
	r.Picture("settings-journal-narrow")
	r.Press("Esc")
	ln := screentest.Read(r, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "ln") })
	for _, c := range []struct {
		fits journalAsk
		want int64
	}{
		{journalAsk{person: "ln"}, 1},
		{journalAsk{act: "customer.save"}, 2},
		{journalAsk{act: "customer.save", until: "2026-04-14"}, 1},
		{journalAsk{day: "2026-04-15"}, 1},
		{journalAsk{day: "2026-04-16"}, 0},
		{journalAsk{}, all},
	} {
		x.browse.Narrow(x.ask(c.fits))
		if got := x.browse.Table.Rows(); got != c.want {
			t.Errorf("%+v leaves %d rows, want %d", c.fits, got, c.want)
		}
	}
	if ask := x.ask(journalAsk{person: "ln"}); ask.Person != ln.ID {
		t.Errorf("asked for person %d", ask.Person)
	}
	x.browse.Table.Select(0)
	r.Press("F7")
	if got := x.browse.Table.Rows(); got != 1 {
		t.Errorf("of the last record %d rows", got)
	}
	r.Press("F7")
	if got := x.browse.Table.Rows(); got != all {
		t.Errorf("shown again %d rows, want %d", got, all)
	}
}

func TestTheJournalIsExportedAsATableAndTheExportIsInIt(t *testing.T) {
	r, x, out := journal(t, screentest.Look{})
	x.browse.Narrow(data.Ask{Act: "customer.save"})
	r.Press("F8")
	if len(out.opened) != 1 || filepath.Base(out.opened[0]) != "操作日志-20260415-094712.csv" {
		t.Fatalf("opened %v", out.opened)
	}
	raw, err := os.ReadFile(out.opened[0])
	if err != nil || !strings.HasPrefix(string(raw), "\xef\xbb\xbf") {
		t.Fatalf("%v, begins with %q", err, raw[:min(3, len(raw))])
	}
	rows, err := csv.NewReader(strings.NewReader(string(raw[3:]))).ReadAll()
	if err != nil || len(rows) != 3 || rows[0][2] != "人员" && rows[0][2] != r.Say("settings.journal.who") {
		t.Fatalf("%v %q", err, rows)
	}
	if first := rows[1]; first[1] != "2026-04-14 09:47:12" || first[2] != "王磊" || first[3] != "保存客户" || first[6] != "C1 =郑宁" || len(first[7]) != 64 {
		t.Errorf("%q", first)
	}
	last := screentest.Read(r, func(v data.View) (data.Page[data.AuditRow], error) {
		return data.AuditList(v, data.Ask{Desc: true, N: 1})
	})
	if last.Rows[0].Act != "journal.export" || last.Rows[0].Note != "filter: all; act: customer.save" {
		t.Errorf("the journal says %+v", last.Rows[0])
	}
}

func TestAnExportWithoutTheRightLeavesNoFile(t *testing.T) {
	r, x, out := journal(t, screentest.Look{})
	boss := r.Desk()
	r.Sit("ln")
	x.p.boss = &boss
	boss.Person.Roles = []shop.Role{shop.Advisor}
	x.export()
	left, err := os.ReadDir(out.folder)
	if err != nil || len(left) != 0 || len(out.opened) != 0 {
		t.Errorf("%v, left %v", err, left)
	}
}

func TestTheChainOfTheJournalIsProvedAndABreakIsShown(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, x, _ := journal(t, look)
		r.Picture("settings-journal-whole-" + name)
		if got := x.said; got != r.Say("settings.journal.whole", shop.Args{"At": r.Env.Lang.Clock(r.Now)}) {
			t.Errorf("of a whole chain it says %q", got)
		}
		datatest.Forge(t, r.Store, 3)
		r.Press("F9")
		if got := x.said; got != r.Say("check.audit.changed", shop.Args{"Row": int64(3)}) {
			t.Errorf("of a forged row it says %q", got)
		}
		r.Picture("settings-journal-forged-" + name)
	}
}

func TestEveryActThatCanBeAskedForHasItsWord(t *testing.T) {
	r, _, _ := journal(t, screentest.Look{})
	for _, act := range acts() {
		if act != "" && !r.Env.Lang.Has("audit."+act) {
			t.Errorf("%s has no word", act)
		}
	}
	if err := work.Unmask(t.Context(), r.Desk(), shop.KindCustomers, 1); err != nil {
		t.Fatal(err)
	}
	page := screentest.Read(r, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{}) })
	for _, row := range page.Rows {
		if !slices.Contains(acts(), row.Act) {
			t.Errorf("%s cannot be asked for", row.Act)
		}
	}
}
