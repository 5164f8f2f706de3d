package shell

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/text"
)

// Tell shows in a small window why the data cannot be used. If there is a
// backup to offer and it is wanted, its path is returned.
func Tell(say text.Lang, err error, backup string) (restore string) {
	app := fyneapp.NewWithID(AppID)
	app.Settings().SetTheme(kit.NewTheme(kit.Light(), 1))
	win := app.NewWindow(say.Say("app.name"))
	env := &kit.Env{Lang: say, Router: kit.NewRouter(), Layer: kit.NewLayer()}
	words, _ := say.Error(err)
	blank := kit.Blank{Icon: "alert", Text: words, Acts: []kit.Act{{Word: say.Say("shell.act.quit"), Keys: "Esc", Do: win.Close}}}
	scope := kit.NewScope("trouble").On("Esc", win.Close)
	if backup != "" {
		blank.Text += "\n" + say.Say("shell.trouble.backup", shop.Args{"File": filepath.Base(backup)})
		take := func() {
			restore = backup
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
