package vehicles

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
)

const (
	threeFrom = 1280 // width of a window that has room for all three columns
	leftWide  = 300
	rightWide = 284
)

// pageLayout places the strip, the left card, the timeline and the right card;
// below 1280 dp what is in the right card lies under that of the left one.
type pageLayout struct {
	p     *page
	three bool
	set   bool
}

// Layout implements fyne.Layout.
func (l *pageLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look, p := kit.Look(), l.p
	three := p.h.Window().Width >= look.Dp(threeFrom)
	if !l.set || three != l.three {
		l.three, l.set = three, true
		p.move(three)
	}
	strip := look.Dp(60)
	kit.Put(all[0], 0, 0, size.Width, strip)
	y := strip + 8
	left, right := look.Dp(leftWide), size.Width
	if three {
		wide := look.Dp(rightWide)
		right -= wide + 8
		kit.Put(all[3], right+8, y, wide, size.Height-y)
		p.state.SetWidth(wide - 24)
	} else {
		p.state.SetWidth(left - 24)
	}
	p.next.SetWidth(left - 24)
	kit.Put(all[1], 0, y, left, size.Height-y)
	kit.Put(all[2], left+8, y, right-left-8, size.Height-y)
}

// MinSize implements fyne.Layout.
func (l *pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 320) }

// move puts the state of the car at the right, or under the left column.
func (p *page) move(three bool) {
	content := container.New(columnLayout{}, p.looks.outline.Object(), p.state.Object(), p.looks.photos(), p.curve)
	p.sides.below.Objects, p.sides.beside.Objects = nil, []fyne.CanvasObject{content}
	if !three {
		p.sides.below.Objects, p.sides.beside.Objects = []fyne.CanvasObject{container.New(columnLayout{}, kit.NewHeading(p.h.Say("vehicle.state")), content)}, nil
	}
	kit.Reveal(p.sides.right, three)
}

// columnLayout stacks what has something to show, with a gap between.
type columnLayout struct{}

// Layout implements fyne.Layout.
func (columnLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range all {
		if !o.Visible() {
			continue
		}
		tall := o.MinSize().Height
		kit.Put(o, 0, y, size.Width, tall)
		if tall > 0 {
			y += tall + kit.Look().Dp(14)
		}
	}
}

// MinSize implements fyne.Layout.
func (columnLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range all {
		if !o.Visible() {
			continue
		}
		want := o.MinSize()
		size.Width = max(size.Width, want.Width)
		if want.Height > 0 {
			size.Height += want.Height + kit.Look().Dp(14)
		}
	}
	return size
}

// timelineLayout puts the filters above the timeline.
type timelineLayout struct{}

// Layout implements fyne.Layout.
func (timelineLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := kit.Look().Dp(36)
	kit.Put(all[0], 11, 0, size.Width-22, tall)
	kit.Put(all[1], 0, tall+2, size.Width, size.Height-tall-3)
}

// MinSize implements fyne.Layout.
func (timelineLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 140) }

// searchWide gives the field in the head of a card its width.
type searchWide struct{}

// Layout implements fyne.Layout.
func (searchWide) Layout(all []fyne.CanvasObject, size fyne.Size) {
	kit.Put(all[0], 0, 0, size.Width, size.Height)
}

// MinSize implements fyne.Layout.
func (searchWide) MinSize(all []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Look().Dp(190), all[0].MinSize().Height)
}
