package screen

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// FilesSpec says which files are asked for.
type FilesSpec struct {
	Title string
	Word  string       // what is done with a file: add
	Hint  string       // under the field for a path
	Ends  []string     // of the names of files, such as .jpg
	From  string       // the folder to begin in; "" is that of the pictures
	Pick  func(string) // is given the path of a file that was chosen
}

// file is a row of the list: a folder, or a file that is asked for.
type file struct {
	name   string
	folder bool
	bytes  int64
	at     time.Time
}

// chooser shows a folder; the field above takes a path that is typed or pasted.
type chooser struct {
	h      *Host
	spec   FilesSpec
	folder string
	form   *kit.Form
	path   string
	table  *kit.Table[file]
	sheet  *kit.Sheet
	loads  int
}

// ChooseFile (选择文件) asks for files of this PC: Enter on one takes it and
// stays, so that several can be taken one after the other; Enter on a folder
// opens it; a path can be typed or pasted instead.
func ChooseFile(h *Host, spec FilesSpec) {
	c := &chooser{h: h, spec: spec, folder: spec.From}
	if c.folder == "" {
		c.folder = picturesFolder()
	}
	lang := h.Env.Lang
	c.table = kit.NewTable(h.Env, "files", []kit.Column[file]{
		{ID: "name", TitleKey: "files.name", Min: 200, Cell: c.name},
		{ID: "size", TitleKey: "files.size", W: 90, Right: true, Cell: func(f file) kit.Cell {
			if f.folder {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Int((f.bytes+1023)/1024) + " kB"}
		}},
		{ID: "at", TitleKey: "files.at", W: 130, Cell: func(f file) kit.Cell { return kit.Cell{Text: lang.DateTime(f.at), Tone: "muted"} }},
	})
	c.table.OnOpen = c.open
	c.table.Same = func(a, b file) bool { return a.name == b.name }
	c.form = kit.NewForm(h.Env, "files")
	c.form.Text("path", &c.path).Hint(spec.Hint)
	c.form.OnLast = c.typed
	c.form.Fill()
	c.sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Kind: kit.SheetCentre, Title: spec.Title, Wide: 620, Content: container.New(filesLayout{}, c.form.Content(), c.table.Object()),
		Confirm: &kit.Act{Word: spec.Word, Do: c.confirm},
	})
	c.form.Focus("path")
	c.show(c.folder)
}

// picturesFolder is where a system keeps pictures, else the user's own folder.
func picturesFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, name := range []string{"Pictures", "Downloads"} {
		if about, err := os.Stat(filepath.Join(home, name)); err == nil && about.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return home
}

func (c *chooser) name(f file) kit.Cell {
	if f.folder {
		return kit.Cell{Icon: "box", Text: f.name, Strong: true}
	}
	return kit.Cell{Text: f.name}
}

// show lists a folder, read away from the window.
func (c *chooser) show(folder string) {
	c.loads++
	mine := c.loads
	ends := c.spec.Ends
	kit.Load(c.h.Env.Run, func(context.Context) ([]file, error) { return listed(folder, ends) }, func(all []file, err error) {
		switch {
		case mine != c.loads || !c.sheet.Open():
		case err != nil:
			c.table.SetEmpty(kit.Blank{Icon: "alert", Text: c.h.Say("files.say.unread", shop.Args{"Path": folder, "Why": err.Error()})})
			c.table.SetRows(nil)
		default:
			c.folder = folder
			c.table.SetEmpty(kit.Blank{Icon: "box", Text: c.h.Say("files.none", shop.Args{"Path": folder})})
			c.table.SetRows(all)
			c.table.SetFoot(folder, nil)
		}
	})
}

// listed are the folders of a folder and its files with the ends, the newest
// first; the way up stands above.
func listed(folder string, ends []string) ([]file, error) {
	in, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var all []file
	for _, e := range in {
		about, err := e.Info()
		if err != nil || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		f := file{name: e.Name(), folder: e.IsDir(), bytes: about.Size(), at: about.ModTime()}
		if f.folder || slices.Contains(ends, strings.ToLower(filepath.Ext(f.name))) {
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b file) int {
		if a.folder != b.folder {
			return cmp.Compare(rank(a), rank(b))
		}
		if a.folder {
			return strings.Compare(a.name, b.name)
		}
		return b.at.Compare(a.at)
	})
	if parent := filepath.Dir(folder); parent != folder {
		all = append([]file{{name: "..", folder: true}}, all...)
	}
	return all, nil
}

// rank puts files before folders: who has just copied pictures looks for them.
func rank(f file) int {
	if f.folder {
		return 1
	}
	return 0
}

// open opens a folder, or takes a file.
func (c *chooser) open(f file) {
	path := filepath.Join(c.folder, f.name)
	if f.folder {
		c.show(path)
		return
	}
	c.spec.Pick(path)
}

// typed takes the path in the field: a folder is shown, a file is taken.
func (c *chooser) typed() {
	if err := c.form.Read(); err != nil {
		c.form.Show(err)
		return
	}
	path := strings.Trim(strings.TrimSpace(c.path), `"'`)
	if path == "" {
		c.table.Focus()
		return
	}
	if about, err := os.Stat(path); err == nil && about.IsDir() {
		c.show(path)
		c.table.Focus()
		return
	}
	c.path = ""
	c.form.Fill()
	c.form.Focus("path") // for the next one
	c.spec.Pick(path)
}

// confirm takes what is typed, else what is chosen.
func (c *chooser) confirm() {
	if c.form.Read() == nil && strings.TrimSpace(c.path) != "" {
		c.typed()
		return
	}
	if f, ok := c.table.Selected(); ok {
		c.open(f)
	}
}

// filesLayout puts the field above the list.
type filesLayout struct{}

// filesTall is the height of the list in dp at 100 %.
const filesTall = 250

// Layout implements fyne.Layout.
func (filesLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	top := all[0].MinSize().Height
	kit.Put(all[0], 0, 0, size.Width, top)
	kit.Put(all[1], 0, top+6, size.Width, size.Height-top-6)
}

// MinSize implements fyne.Layout.
func (filesLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, all[0].MinSize().Height+6+kit.Look().Dp(filesTall))
}
