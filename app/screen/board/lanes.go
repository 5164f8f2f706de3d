package board

import (
	"slices"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// Sizes of the lanes in dp at 100 %.
const (
	laneTall = 62
	laneHead = 168
	laneCard = 184
)

// drawLanes draws a lane for each technician, with the hours that are planned
// for today and those there are; what came before today and is not done stands
// in a strip above.
func (v painter) drawLanes(pen *kit.Pen, at kit.Place) {
	m, tall := &v.p.m, pen.Look.Dp(laneTall)
	n := max(1, int((at.H+gap)/(tall+gap)))
	v.lane = max(0, min(v.lane, len(m.groups)-n))
	if m.sel != 0 {
		v.lane = max(min(v.lane, m.g), m.g-n+1)
	}
	y := at.Y
	for g := range m.groups {
		if g < v.lane || g >= v.lane+n {
			v.cols = append(v.cols, kit.Place{})
			continue
		}
		place := kit.At(at.X, y, at.W, tall)
		v.cols = append(v.cols, place)
		v.drawLane(pen, g, place)
		y += tall + gap
	}
}

func (v painter) drawLane(pen *kit.Pen, g int, at kit.Place) {
	look, m := pen.Look, &v.p.m
	grp := &m.groups[g]
	ground := look.Header
	if v.ghost.id != 0 && v.ghost.over == g {
		ground = look.Selection
	}
	pen.Round(at, 4, ground)
	head := look.Dp(laneHead)
	v.drawOwner(pen, grp, kit.At(at.X+10, at.Y, head-20, at.H))
	x, right := at.X+head, at.X+at.W-6
	wide := look.Dp(laneCard)
	room := max(1, int((right-x+6)/(wide+6)))
	v.rooms[grp.key] = room
	top := max(0, min(m.tops[grp.key], len(grp.slots)-room))
	if m.g == g && m.sel != 0 {
		top = max(min(top, m.i), m.i-room+1)
	}
	m.tops[grp.key] = top
	for i := top; i < min(len(grp.slots), top+room); i++ {
		v.drawLaneCard(pen, g, i, kit.At(x, at.Y+6, wide, at.H-12))
		x += wide + 6
	}
}

// drawOwner writes whose lane it is.
func (v painter) drawOwner(pen *kit.Pen, grp *group, at kit.Place) {
	look, h := pen.Look, v.p.h
	top, low := at.Y+look.Dp(19), at.Y+look.Dp(37)
	count := h.Say("board.lane.cards", shop.Args{"N": len(grp.slots)})
	if grp.person == 0 {
		word := h.Say("board.lane." + grp.key)
		pen.Fit(at.X, top, at.W, word, pen.Style(kit.Body).Strong())
		pen.Fit(at.X, low, at.W, count, pen.Style(kit.Caption))
		return
	}
	crew := v.p.m.crew
	i := slices.IndexFunc(crew.People, func(p shop.Person) bool { return p.ID == grp.person })
	name := ""
	if i >= 0 {
		name = crew.People[i].Name
	}
	right := pen.TextR(at.X+at.W, top, count, pen.Style(kit.Caption)) - 8
	pen.Fit(at.X, top, right-at.X, name, pen.Style(kit.Body).Strong())
	screen.DrawLoad(pen, h, kit.At(at.X, low-look.Dp(9), at.W, look.Dp(24)), crew.Planned(grp.person, v.p.m.zone), crew.There[grp.person])
}

// drawLaneCard draws a card in two lines: plate and promise, where it stands and
// what is done.
func (v painter) drawLaneCard(pen *kit.Pen, g, i int, at kit.Place) {
	look, m := pen.Look, &v.p.m
	s := m.groups[g].slots[i]
	v.cards = append(v.cards, cardPlace{s.card.ID, at})
	over := pen.Spot(at.X, at.Y, at.W, at.H, func() { v.tapped(g, i) })
	if s.card.ID == m.sel && v.keyed.Focused() {
		pen.Ring(at, look.Header)
	}
	pen.Card(at.X, at.Y, at.W, at.H)
	if over && s.card.ID != m.sel {
		pen.Round(kit.At(at.X+1, at.Y+1, at.W-2, at.H-2), 3, look.Hover)
	}
	icon, toneName := screen.StageLook(s.stage)
	tone := look.Tone(toneName)
	pen.Round(kit.At(at.X, at.Y, 6, at.H), 4, look.InputBorder)
	pen.Round(kit.At(at.X, at.Y, 5, at.H), 4, tone.Bar)
	left, right := at.X+12, at.X+at.W-8
	top, low := at.Y+look.Dp(15), at.Y+look.Dp(34)
	plate := v.p.h.Env.Lang.Plate(s.card.Plate)
	end := v.drawPromise(pen, s, right, top, right-left-pen.Style(kit.Head).Width(plate)-8)
	pen.Fit(left, top, end-left, plate, pen.Style(kit.Head))
	left = pen.Icon(icon, left, low, look.Dp(13), tone.Ink) + 5
	end = pen.Fit(left, low, right-left, v.p.h.Say(s.stage.Key()), pen.Style(kit.Caption).In(tone.Ink)) + 8
	if right-end > look.Dp(30) {
		pen.Fit(end, low, right-end, v.work(s.card), pen.Style(kit.Caption))
	}
}
