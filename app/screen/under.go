package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
)

// Under puts content under a banner, which takes no room while it says nothing.
// The container is to be refreshed when that changes.
func Under(banner *kit.Banner, content fyne.CanvasObject) *fyne.Container {
	return container.New(underLayout{banner}, banner, content)
}

type underLayout struct{ banner *kit.Banner }

// Layout implements fyne.Layout.
func (l underLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	var y float32
	if b := l.banner; b.Visible() {
		kit.Put(b, 0, 0, size.Width, b.MinSize().Height)
		tall := b.MinSize().Height // it knows its width now
		kit.Put(b, 0, 0, size.Width, tall)
		y = tall + 8
	}
	kit.Put(all[1], 0, y, size.Width, size.Height-y)
}

// MinSize implements fyne.Layout.
func (underLayout) MinSize(all []fyne.CanvasObject) fyne.Size { return all[1].MinSize() }
