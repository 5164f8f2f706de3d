package kit

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/shop"
)

const (
	finderWide  = 600
	finderTop   = 56
	hitsMost    = 12
	hitRow      = 32
	hitHead     = 24
	typingPause = 80 * time.Millisecond
)

// Hit is something the finder has found. One look at it answers the usual
// question: a plate, its state as a chip, and what else is asked about a car.
type Hit struct {
	Group string // heading, in words; hits of a group stand together
	Icon  string
	Title string
	Facts []string // at most four, the most asked for first
	Chip  *ChipSpec
	Open  func()
}

// Command is something the program can do. Also holds further words it is found
// by, such as pinyin initials. One that Can refuses is not listed.
type Command struct {
	Word, Keys, Icon, Also string
	Can                    func() bool // nil: always
	Do                     func()
}

// Finder finds records and commands by a few letters. While it is open its
// entry has the focus; Enter opens what is chosen, Esc closes it and gives the
// focus back. With > in front only commands are listed.
type Finder struct {
	Recent   func() []Hit     // shown while nothing is typed; nil: none
	Commands func() []Command // further commands, asked at each search; nil: none

	env      *Env
	search   func(context.Context, string) []Hit
	commands []Command
	entry    *Entry
	list     *hitList
	hints    *KeyHints
	panel    *panel
	back     fyne.Focusable
	close    []func()
	pause    func()
	asked    int  // counts searches: only the answer to the last is shown
	answered int  // the search whose answer is shown
	taking   bool // Enter came before the answer: its first hit is meant
}

// NewFinder gives a closed finder.
func NewFinder(env *Env, search func(ctx context.Context, text string) []Hit, commands []Command) *Finder {
	p := &Finder{env: env, search: search, commands: commands}
	return p
}

// Opened reports whether the finder is shown.
func (p *Finder) Opened() bool { return p.close != nil }

// Open shows the finder, or closes it if it is shown.
func (p *Finder) Open() {
	if p.Opened() {
		p.Close()
		return
	}
	l := p.env.Layer
	p.back = l.focused()
	l.HideList()
	p.build()
	catch := newTouch(l, p.Close, nil)
	root := container.NewWithoutLayout(catch, p.panel.root)
	scope := NewScope("finder").On("Esc", p.Close).On("Ctrl+K", p.Close)
	scope.Only = true
	p.close = []func(){
		p.env.Router.Push(scope),
		l.put(l.tops, root, func() {
			Put(root, 0, 0, l.size.Width, l.size.Height)
			Put(catch, 0, 0, l.size.Width, l.size.Height)
			p.arrange()
		}),
	}
	if c := l.canvas(); c != nil {
		c.Focus(p.entry)
	}
	l.later = func(o fyne.Focusable) { p.back = o }
	p.find()
}

// Look opens the finder, if it is closed, and searches for text.
func (p *Finder) Look(text string) {
	if !p.Opened() {
		p.Open()
	}
	p.entry.SetText(text)
	p.settle()
}

// Close takes the finder away and gives the focus back.
func (p *Finder) Close() {
	if p.close == nil {
		return
	}
	c := p.env.Layer.canvas()
	p.wait(nil)
	p.asked++
	for _, undo := range p.close {
		undo()
	}
	p.close, p.env.Layer.later = nil, nil
	if c != nil && p.back != nil {
		c.Focus(p.back)
	} else if c != nil {
		c.Unfocus()
	}
}

func (p *Finder) build() {
	say := p.env.Lang.Say
	p.entry = NewTextEntry(p.env)
	p.entry.PlaceHolder = say("finder.placeholder")
	p.entry.Icon = "search"
	p.entry.OnKey = p.key
	p.entry.OnEdit = func() { p.wait(p.find) }
	p.list = newHitList(p.env.Layer, p.choose)
	p.hints = NewKeyHints(KeyHint{"↑↓", say("finder.hint_choose")}, KeyHint{"Enter", say("finder.hint_open")},
		KeyHint{">", say("finder.hint_commands")}, KeyHint{"Esc", say("finder.hint_close")})
	p.panel = newPanel(p.env.Layer, container.NewWithoutLayout(p.entry, p.list, p.hints))
}

// wait puts do off until typing pauses; nil forgets what was put off.
func (p *Finder) wait(do func()) {
	if p.pause != nil {
		p.pause()
		p.pause = nil
	}
	if do != nil {
		p.pause = p.env.Run.After(typingPause, func() {
			p.pause = nil
			do()
		})
	}
}

func (p *Finder) arrange() {
	look, size := Look(), p.env.Layer.Size()
	wide := min(look.Dp(finderWide), size.Width-24)
	top, foot := look.Dp(50), look.Dp(34)
	tall := top + p.list.MinSize().Height + foot
	y := min(look.Dp(finderTop), max(8, size.Height-tall-8))
	p.panel.place(fyne.NewPos(round((size.Width-wide)/2), y), fyne.NewSize(wide, min(tall, size.Height-16)))
	Put(p.entry, 10, 10, wide-22, look.Dp(30))
	Put(p.list, 0, top-2, wide-2, p.list.MinSize().Height)
	Put(p.hints, 12, top+p.list.MinSize().Height, wide-26, foot-4)
}

// find looks for what is typed. Records are searched away from the window.
func (p *Finder) find() {
	p.asked++
	p.taking = false
	round, text := p.asked, strings.TrimSpace(p.entry.Text)
	only, isCommand := strings.CutPrefix(text, ">")
	switch {
	case isCommand:
		p.show(nil, p.matching(strings.TrimSpace(only), hitsMost), strings.TrimSpace(only))
	case text == "":
		var recent []Hit
		if p.Recent != nil {
			recent = p.Recent()
		}
		p.show(recent, p.matching("", hitsMost-min(hitsMost, len(recent))), "")
	default:
		Load(p.env.Run, func(ctx context.Context) ([]Hit, error) { return p.search(ctx, text), nil }, func(hits []Hit, _ error) {
			if round == p.asked {
				p.show(hits, p.matching(text, 4), text)
			}
		})
	}
}

// matching are the commands that text finds, n at most.
func (p *Finder) matching(text string, n int) []Hit {
	var hits []Hit
	text = strings.ToLower(text)
	all := p.commands
	if p.Commands != nil {
		all = append(slices.Clone(all), p.Commands()...)
	}
	for _, c := range all {
		if len(hits) == n {
			break
		}
		words := strings.ToLower(c.Word + "\x00" + c.Also + "\x00" + c.Keys)
		if (c.Can == nil || c.Can()) && strings.Contains(words, text) {
			hits = append(hits, Hit{Group: p.env.Lang.Say("finder.commands"), Icon: c.Icon, Title: c.Word, Facts: []string{c.Keys}, Open: c.Do})
		}
	}
	return hits
}

// show lists records and then commands, twelve in all.
func (p *Finder) show(hits, commands []Hit, text string) {
	if p.close == nil {
		return
	}
	room := hitsMost - len(commands)
	hits = hits[:min(len(hits), max(room, 0))]
	p.list.commands = len(hits)
	p.list.none = ""
	if len(hits)+len(commands) == 0 && text != "" {
		p.list.none = p.env.Lang.Say("finder.none", shop.Args{"Text": text})
	}
	p.list.hits = append(append([]Hit{}, hits...), commands...)
	p.list.at = 0
	p.arrange()
	p.list.Refresh()
	p.answered = p.asked
	if p.taking {
		p.taking = false
		p.choose(0)
	}
}

// key takes the keys of the entry that walk through the list.
func (p *Finder) key(c Chord) bool {
	step := 0
	switch c {
	case Keys("↑"):
		step = -1
	case Keys("↓"):
		step = 1
	case Keys("PgUp"), Keys("Shift+Enter"):
		step = -len(p.list.hits)
	case Keys("PgDn"):
		step = len(p.list.hits)
	case Keys("Enter"):
		p.settle()
		if p.taking = p.answered != p.asked; !p.taking {
			p.choose(p.list.at)
		}
		return true
	default:
		return false
	}
	p.list.point(max(0, min(p.list.at+step, len(p.list.hits)-1)))
	return true
}

// settle searches at once for what was typed just before Enter.
func (p *Finder) settle() {
	if p.pause != nil {
		p.wait(nil)
		p.find()
	}
}

func (p *Finder) choose(i int) {
	if i < 0 || i >= len(p.list.hits) {
		return
	}
	open := p.list.hits[i].Open
	p.Close()
	if open != nil {
		open()
	}
}
