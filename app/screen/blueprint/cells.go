package blueprint

import (
	"slices"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	measured "gongdan/app/shop/blueprint"
	"gongdan/app/text"
)

// cells writes what stands in the tables.
type cells struct{ h *screen.Host }

// none stands where nothing was recorded.
const none = "—"

// wideTodo is the width of a column of next steps.
func (w cells) wideTodo() float32 {
	var keys []string
	for _, c := range measured.Causes() {
		if c != measured.Closed {
			keys = append(keys, screen.NextKey(c))
		}
	}
	return screen.Wide(w.h, keys...)
}

// todo is the next step of a car.
func (w cells) todo(c *measured.Case) kit.Cell {
	if c.Waits == "" {
		return kit.Cell{Text: none, Tone: "muted"}
	}
	return kit.Cell{Text: w.h.Say(screen.NextKey(c.Waits))}
}

// who has to act.
func (w cells) who(c *measured.Case) kit.Cell {
	if c.Waits == "" {
		return kit.Cell{Text: none, Tone: "muted"}
	}
	return kit.Cell{Text: screen.Actor(w.h, c)}
}

// soFar is what the car waited for until now, the longest first.
func (w cells) soFar(c *measured.Case) string {
	var causes []measured.Cause
	for _, x := range measured.Causes() {
		if x.Waits() && c.Parts[x] > 0 {
			causes = append(causes, x)
		}
	}
	slices.SortStableFunc(causes, func(a, b measured.Cause) int { return int(c.Parts[b] - c.Parts[a]) })
	words := make([]string, len(causes))
	for i, x := range causes {
		words[i] = w.h.Say(x.Key()) + " " + text.Hours(w.h.Env.Lang, c.Parts[x])
	}
	return strings.Join(words, w.h.Say("say.comma"))
}

// hours is a cell of minutes; nothing is nothing recorded when of is 0.
func (w cells) hours(minutes int64, of int) kit.Cell {
	if of == 0 {
		return kit.Cell{Text: none, Tone: "muted"}
	}
	return kit.Cell{Text: text.Hours(w.h.Env.Lang, minutes)}
}

// lost is a cell of what was lost.
func (w cells) lost(minutes int64, of int) kit.Cell {
	cell := w.hours(minutes, of)
	if of > 0 && minutes > 0 {
		cell.Tone = "bad"
	}
	return cell
}

func (w cells) count(n int) kit.Cell { return kit.Cell{Text: w.h.Env.Lang.Int(int64(n))} }

// share is how many of so many, with the percentage.
func (w cells) share(n, of int) kit.Cell {
	if of == 0 {
		return kit.Cell{Text: none, Tone: "muted"}
	}
	percent := (n*200 + of) / (of * 2)
	return kit.Cell{Text: w.h.Say("blueprint.share", shop.Args{"N": n, "Percent": percent})}
}

// standard is the standard of a step, as it is set.
func (w cells) standard(r measured.StepFigures) kit.Cell {
	switch {
	case !r.Step.Measured():
		return kit.Cell{Text: none, Tone: "muted"}
	case r.Step.ByLabour:
		return kit.Cell{Text: w.h.Say("blueprint.by_labour"), Tone: "muted"}
	}
	return w.hours(r.Step.Minutes, int(r.Step.Minutes))
}

// advisor is a name, or that there was nobody.
func (w cells) advisor(name string) string {
	if name == "" {
		return w.h.Say("blueprint.nobody")
	}
	return name
}

// cause is a chip, or nothing recorded.
func (w cells) cause(c measured.Cause) kit.Cell {
	if c == "" {
		return kit.Cell{Text: none, Tone: "muted"}
	}
	return kit.Cell{Chip: screen.CauseChip(w.h.Env.Lang, c)}
}

// wideCause is the width of a column of causes.
func (w cells) wideCause() float32 {
	return screen.Wide(w.h, screen.KeysOf(measured.Causes())...) + 30
}
