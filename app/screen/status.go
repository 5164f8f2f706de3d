package screen

import (
	"time"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/text"
)

// StatusChip shows the station of an order: icon, word and tone together, so
// that no one has to tell colours apart.
func StatusChip(lang text.Lang, s shop.Status) kit.ChipSpec {
	icon, tone := "check", "pale"
	switch s {
	case shop.Checking:
		icon, tone = "target", "pink"
	case shop.Received:
		icon, tone = "search", "sky"
	case shop.Quoted:
		icon, tone = "question", "yellow"
	case shop.Working:
		icon, tone = "wrench", "blue"
	case shop.Ready:
		icon, tone = "yen", "green"
	case shop.Settled:
		icon, tone = "doc", "grey"
	case shop.Void:
		icon = "close"
	}
	return kit.ChipSpec{Icon: icon, Word: lang.Say(s.Key()), Tone: tone}
}

// Wide is the width of a column that holds the words of those keys, at 100 %
// text size: languages differ too much for a fixed one.
func Wide(h *Host, keys ...string) float32 {
	look := kit.Look()
	var w float32
	for _, k := range keys {
		w = max(w, look.Style(kit.Body).Width(h.Say(k)))
	}
	return w/look.Scale + 24
}

// WideStatus is the width of a column of states.
func WideStatus(h *Host) float32 { return Wide(h, KeysOf(shop.Statuses())...) + 34 }

// KeysOf are the language keys of values of the trade.
func KeysOf[T interface{ Key() string }](all []T) []string {
	keys := make([]string, len(all))
	for i, v := range all {
		keys[i] = v.Key()
	}
	return keys
}

// Span is a stretch of time in few words: minutes, hours or days.
func Span(h *Host, d time.Duration) string {
	minutes := int(d.Minutes())
	switch {
	case minutes < 60:
		return h.Say("home.minutes", shop.Args{"N": minutes})
	case minutes < 24*60:
		return h.Say("home.hours", shop.Args{"N": minutes / 60})
	}
	return h.Say("home.days", shop.Args{"N": minutes / 60 / 24})
}

// StageLook is the icon and the tone of a column of the job board.
func StageLook(s shop.Stage) (icon, tone string) {
	switch s {
	case shop.AtWork:
		return "wrench", "blue"
	case shop.ToApprove:
		return "question", "yellow"
	case shop.AwaitParts:
		return "box", "orange"
	case shop.ToCheck:
		return "target", "pink"
	case shop.ToSettle:
		return "yen", "green"
	}
	return "clock", "grey"
}
