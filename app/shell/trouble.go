package shell

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/data"
)

// Offer is a backup that can take the place of records that cannot be used;
// there is none where its Path is empty.
type Offer struct {
	data.BackupInfo
	Now time.Time
}

// words name the backup and say how old it is: what was written since is lost.
func (o Offer) words(say text.Lang) string {
	const day = 24 * time.Hour
	age := max(0, o.Now.Sub(o.At))
	key, n := "shell.trouble.hours", age/time.Hour
	if age >= 2*day {
		key, n = "shell.trouble.days", age/day
	}
	return say.Say("shell.trouble.backup", shop.Args{"File": filepath.Base(o.Path), "Age": say.Say(key, shop.Args{"N": int64(n)})})
}

// Tell shows in a small window why the data cannot be used. If there is a
// backup to offer and it is wanted, its path is returned.
func Tell(say text.Lang, err error, backup Offer) (restore string) {
	app := fyneapp.NewWithID(AppID)
	app.Settings().SetTheme(kit.NewTheme(kit.Light(), 1))
	win := app.NewWindow(say.Say("app.name"))
	env := &kit.Env{Lang: say, Router: kit.NewRouter(), Layer: kit.NewLayer()}
	words, _ := say.Error(err)
	blank := kit.Blank{Icon: "alert", Text: words, Acts: []kit.Act{{Word: say.Say("shell.act.quit"), Keys: "Esc", Do: win.Close}}}
	scope := kit.NewScope("trouble").On("Esc", win.Close)
	if backup.Path != "" {
		blank.Text += "\n" + backup.words(say)
		take := func() {
			restore = backup.Path
			win.Close()
		}
		blank.Acts = append([]kit.Act{{Word: say.Say("shell.act.restore"), Keys: "Enter", Do: take}}, blank.Acts...)
		scope.On("Enter", take)
	}
	env.Router.Push(scope)
	win.SetContent(container.NewStack(kit.NewState(env, blank), env.Layer.Object()))
	env.Router.Attach(win.Canvas())
	win.Resize(fyne.NewSize(640, 320))
	win.ShowAndRun()
	return restore
}
