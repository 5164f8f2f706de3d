package screen

import (
	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/text"
)

// StatusChip shows the station of an order: icon, word and tone together, so
// that no one has to tell colours apart.
func StatusChip(lang text.Lang, s shop.Status) kit.ChipSpec {
	icon, tone := "check", "pale"
	switch s {
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
