package settings

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// backupsMost is how many backups are opened to see what is in them.
const backupsMost = 40

// copied is a backup with what was found in it.
type copied struct {
	path string
	info data.BackupInfo
	err  error
}

// backupPane makes backups, shows what is in them, and restores one.
type backupPane struct {
	p      *Page
	folder *formPane
	table  *kit.Table[copied]
	card   *kit.Card
	tried  *kit.Drawing     // how the last ones turned out
	last   []shop.Rehearsal // the same, as it was read
	load   *kit.Loading
	root   fyne.CanvasObject
	busy   bool
	reads  int
	stop   func()
}

func newBackup(p *Page) pane {
	x := &backupPane{p: p, load: kit.NewLoading(p.h.Env)}
	x.folder = newForm(p, func(f *formPane) {
		f.form.Row(2)
		f.form.Text("backup_folder", &f.draft.BackupFolder).Hint(work.BackupFolder(p.h.Store, shop.Settings{}))
		f.form.Text("second_folder", &f.draft.SecondFolder).Hint(p.h.Say("settings.hint.second_folder"))
	})
	x.folder.form.OnLast = func() { x.table.Focus() }
	x.table = kit.NewTable(p.h.Env, "backups", x.columns())
	x.table.OnOpen = x.ask
	x.table.Same = func(a, b copied) bool { return a.path == b.path }
	x.table.SetEmpty(kit.Blank{Icon: "save", Text: p.h.Say("settings.backup.none")})
	x.table.SetFoot("", nil)
	x.card = kit.NewCard(p.h.Say("settings.backup.list"), x.table.Object())
	x.tried = kit.NewDrawing(p.h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(triedTall)*float32(max(1, len(x.last)))) }, x.drawTried)
	x.root = container.New(stackLayout{x}, x.folder.root, x.tried, x.card, x.load)
	x.stop = kit.Live(p.h.Store, p.h.Env.Run, x.read, shop.KindSettings, shop.KindBackups)
	x.read()
	return x
}

// where is the folder of the backups.
func (x *backupPane) where() string { return work.BackupFolder(x.p.h.Store, x.folder.kept) }

func (x *backupPane) columns() []kit.Column[copied] {
	lang := x.p.h.Env.Lang
	count := func(get func(data.BackupInfo) int64) func(copied) kit.Cell {
		return func(c copied) kit.Cell {
			if c.err != nil {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Int(get(c.info))}
		}
	}
	return []kit.Column[copied]{
		{ID: "at", TitleKey: "settings.backup.at", W: 130, Cell: func(c copied) kit.Cell { return kit.Cell{Text: lang.DateTime(c.info.At)} }},
		{ID: "age", TitleKey: "settings.backup.age", W: 90, Cell: func(c copied) kit.Cell { return kit.Cell{Text: x.age(c), Tone: "muted"} }},
		{ID: "whole", TitleKey: "settings.backup.state", W: 100, Cell: func(c copied) kit.Cell {
			chip := kit.ChipSpec{Icon: "check", Word: x.p.h.Say("settings.backup.good"), Tone: "green"}
			if c.err != nil {
				chip = kit.ChipSpec{Icon: "alert", Word: x.p.h.Say("settings.backup.bad"), Tone: "red"}
			}
			return kit.Cell{Chip: &chip}
		}},
		{ID: "customers", TitleKey: "settings.backup.customers", W: 84, Right: true, From: 560, Cell: count(func(i data.BackupInfo) int64 { return i.Customers })},
		{ID: "vehicles", TitleKey: "settings.backup.vehicles", W: 84, Right: true, From: 640, Cell: count(func(i data.BackupInfo) int64 { return i.Vehicles })},
		{ID: "orders", TitleKey: "settings.backup.orders", W: 84, Right: true, Cell: count(func(i data.BackupInfo) int64 { return i.Orders })},
		{ID: "last", TitleKey: "settings.backup.last", W: 130, From: 700, Cell: func(c copied) kit.Cell { return kit.Cell{Text: c.info.LastOrder} }},
		{ID: "file", TitleKey: "settings.backup.file", Min: 120, From: 480, Cell: func(c copied) kit.Cell { return kit.Cell{Text: filepath.Base(c.path), Tone: "muted"} }},
	}
}

// age is how long ago the newest write in a backup was.
func (x *backupPane) age(c copied) string {
	if c.info.At.IsZero() {
		return ""
	}
	d := x.p.h.Env.Clock().Sub(c.info.At)
	switch {
	case d < time.Hour:
		return x.p.h.Say("settings.ago.minutes", shop.Args{"N": max(0, int(d.Minutes()))})
	case d < 48*time.Hour:
		return x.p.h.Say("settings.ago.hours", shop.Args{"N": int(d.Hours())})
	}
	return x.p.h.Say("settings.ago.days", shop.Args{"N": int(d.Hours() / 24)})
}

// read opens the backups that there are.
func (x *backupPane) read() {
	if x.p.h.Store.Engine() != "sqlite" {
		words, _ := x.p.h.Words(shop.Refuse("backup.refuse.postgres", nil))
		x.table.SetEmpty(kit.Blank{Icon: "save", Text: words})
		return
	}
	x.reads++
	mine, folder := x.reads, x.where()
	x.load.Start()
	screen.Read(x.p.h, data.Rehearsals, func(all []shop.Rehearsal, err error) {
		x.p.h.Log("read rehearsals", err)
		x.last = all
		x.root.Refresh()
	})
	kit.Load(x.p.h.Env.Run, func(ctx context.Context) ([]copied, error) {
		paths, err := data.Backups(folder)
		if err != nil {
			return nil, nil //nolint:nilerr // a folder that is not there yet has no backups
		}
		var all []copied
		for _, path := range paths[:min(len(paths), backupsMost)] {
			info, err := data.Verify(ctx, path)
			all = append(all, copied{path, info, err})
		}
		return all, ctx.Err()
	}, func(all []copied, err error) {
		if mine != x.reads {
			return
		}
		x.load.Stop()
		x.p.h.Fail("list backups", err)
		x.table.SetRows(all)
		x.p.h.Changed(x.p)
	})
}

// make makes a backup now.
func (x *backupPane) make() {
	if x.busy {
		return
	}
	x.busy = true
	x.load.Start()
	act(x.p, work.BackUp, func(all []shop.Rehearsal, err error) {
		x.busy = false
		x.load.Stop()
		x.p.h.Fail("backup", err)
		if err == nil {
			x.p.h.Toast(x.p.h.Say("settings.backup.made", shop.Args{"File": filepath.Base(all[0].Path), "Orders": all[0].Orders}), nil)
		}
		x.read()
	})
}

// ask asks before a backup takes the place of the records.
func (x *backupPane) ask(c copied) {
	h := x.p.h
	if h.Restore == nil || c.err != nil {
		return
	}
	h.Env.Layer.Ask(h.Env, kit.Question{
		Title: h.Say("settings.restore.title", shop.Args{"At": c.info.At}), Danger: true,
		Text: h.Say("settings.restore.ask", shop.Args{"At": c.info.At, "Age": x.age(c), "Orders": c.info.Orders, "Customers": c.info.Customers}),
		Confirm: kit.Act{Word: h.Say("settings.restore.do"), Do: func() {
			h.Fail("restore", h.Restore(c.path))
		}},
	})
}

// Content implements pane.
func (x *backupPane) Content() fyne.CanvasObject { return x.root }

// Actions implements pane.
func (x *backupPane) Actions() []screen.Action {
	if x.p.h.Store.Engine() != "sqlite" {
		return nil
	}
	var acts []screen.Action
	if x.p.h.Restore != nil {
		acts = append(acts, screen.Action{ID: "settings.act.restore", Keys: "F9", Button: true, Can: func() bool { return x.table.Rows() > 0 }, Do: func() {
			if c, ok := x.table.Selected(); ok {
				x.ask(c)
			} else {
				x.table.Focus()
			}
		}})
	}
	return append(acts, screen.Action{ID: "settings.act.backup", Keys: "F8", Do: x.make, Button: true, Primary: true})
}

// Enter implements pane.
func (x *backupPane) Enter() {
	if x.table.Rows() > 0 {
		x.table.Focus()
		return
	}
	x.folder.Enter()
}

// Close implements pane.
func (x *backupPane) Close() {
	x.stop()
	x.folder.Close()
	x.reads++
}

// triedTall is the height of a line about a rehearsal in dp at 100 %.
const triedTall = 24

// drawTried says of each folder when the restore of its last backup was
// rehearsed, and what came of it.
func (x *backupPane) drawTried(p *kit.Pen, size fyne.Size) {
	if len(x.last) == 0 {
		p.Fit(2, size.Height/2, size.Width, x.p.h.Say("settings.rehearsal.none"), p.Style(kit.Caption))
		return
	}
	for i, r := range x.last {
		icon, ink, st := "check", p.Look.Success, p.Style(kit.Body)
		if !r.Good() {
			icon, ink = "alert", p.Look.Tone("bad").Ink
			st = st.In(ink)
		}
		mid := p.Look.Dp(triedTall) * (float32(i) + 0.5)
		p.Icon(icon, 2, mid, 16, ink)
		p.Fit(26, mid, size.Width-28, x.outcome(r), st)
	}
}

// outcome is what came of a rehearsal in words.
func (x *backupPane) outcome(r shop.Rehearsal) string {
	say, lang := x.p.h.Say, x.p.h.Env.Lang
	with := shop.Args{"At": lang.DateTime(r.At), "Folder": r.Folder, "Orders": r.Orders, "Last": r.LastOrder}
	if r.LastOrder == "" {
		with["Last"] = "—"
	}
	if r.Good() {
		return say("settings.rehearsal.good", with)
	}
	with["Why"], with["Good"] = say(r.Say, r.Blanks()), say("settings.rehearsal.never")
	if !r.GoodAt.IsZero() {
		with["Good"] = lang.DateTime(r.GoodAt)
	}
	return say("settings.rehearsal.bad", with)
}

// stackLayout sets what is small above what fills the rest; the last is a line
// above the list.
type stackLayout struct{ x *backupPane }

// Layout implements fyne.Layout.
func (l stackLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	top := max(kit.Look().Dp(84), l.x.folder.tall())
	lines := l.x.tried.MinSize().Height
	kit.Put(all[0], 0, 0, size.Width, top)
	kit.Put(all[1], 0, top+6, size.Width, lines)
	y := top + lines + 12
	kit.Put(all[2], 0, y, size.Width, size.Height-y)
	kit.Put(all[3], 0, y-4, size.Width, 2)
}

// MinSize implements fyne.Layout.
func (stackLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }
