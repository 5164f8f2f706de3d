package screen

import (
	"gongdan/app/kit"
)

// AskForm shows a small form in a sheet. Ctrl+Enter, the button, or Enter in
// its last field confirm; confirm gets the way to close the sheet once all is
// well.
func AskForm(h *Host, title string, form *kit.Form, word string, confirm func(close func())) {
	var sheet *kit.Sheet
	do := func() {
		if err := form.Read(); err != nil {
			if failure := form.Show(err); failure != nil {
				h.Log(title, failure)
			}
			return
		}
		confirm(func() { sheet.Close() })
	}
	form.OnLast = do
	sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{Kind: kit.SheetCentre, Title: title, Content: form.Content(), Confirm: &kit.Act{Word: word, Do: do}})
	if keys := form.Fields(); len(keys) > 0 {
		form.Focus(keys[0])
	}
}
