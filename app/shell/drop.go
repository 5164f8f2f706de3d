package shell

import (
	"fyne.io/fyne/v2"

	"gongdan/app/screen"
)

// dropped hands files that were let go over the window to the page in front, if
// it takes any; else it says which page does.
func dropped(s *Shell, files []fyne.URI) {
	var paths []string
	for _, f := range files {
		if f.Scheme() == "file" {
			paths = append(paths, f.Path())
		}
	}
	if len(paths) == 0 {
		return
	}
	if page, ok := s.Page().(screen.Dropper); ok {
		page.Dropped(paths)
		return
	}
	s.host.Toast(s.host.Say("shell.drop_nowhere"), nil)
}
