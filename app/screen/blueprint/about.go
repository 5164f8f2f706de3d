package blueprint

import (
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	measured "gongdan/app/shop/blueprint"
	"gongdan/app/text"
)

// aboutWide is how wide the sheets are that explain, in dp at 100 %.
const aboutWide = 560

// about says what each figure is and what each cause means.
func (p acts) about() {
	h, facts := p.h, screen.NewFacts(p.h)
	facts.SetWidth(kit.Look().Dp(aboutWide) - 40)
	figures := screen.Section{Title: h.Say("blueprint.about.figures")}
	for _, key := range definitions() {
		figures.Facts = append(figures.Facts, screen.Fact{Words: h.Say(key)})
	}
	causes := screen.Section{Title: h.Say("blueprint.view.causes")}
	for _, c := range measured.Causes() {
		causes.Facts = append(causes.Facts, screen.Fact{Words: h.Say("blueprint.define", shop.Args{"Word": c, "Means": h.Say("blueprint.means." + string(c))})})
	}
	facts.Set([]screen.Section{figures, causes})
	h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{Title: h.Say("blueprint.act.about"), Wide: aboutWide, Content: facts.Object()})
}

// definitions are what each figure is, on the screen and on paper.
func definitions() []string {
	return []string{
		"blueprint.define.open", "blueprint.define.lap", "blueprint.define.median", "blueprint.define.p90",
		"blueprint.define.over", "blueprint.define.lost", "blueprint.define.missing", "blueprint.define.stay",
	}
}

// showStep says what a step of the blueprint is.
func (p acts) showStep(s measured.Step) {
	h, lang, facts := p.h, p.h.Env.Lang, screen.NewFacts(p.h)
	facts.SetWidth(kit.Look().Dp(aboutWide) - 40)
	what := screen.Section{Facts: []screen.Fact{{Words: h.Say("blueprint.not_measured")}}}
	if s.Measured() {
		what.Facts[0].Words = h.Say("blueprint.between", shop.Args{"From": s.From, "To": s.To})
	}
	all := []screen.Section{what}
	for _, x := range [][2]string{{"blueprint_step.contact", text.StepContact(lang, s)}, {"blueprint_step.failures", text.StepFailures(lang, s)}, {"blueprint_step.source", s.Source}} {
		if x[1] != "" {
			all = append(all, screen.Section{Title: h.Say(x[0]), Facts: []screen.Fact{{Words: x[1]}}})
		}
	}
	facts.Set(all)
	h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{Title: text.StepName(lang, s), Wide: aboutWide, Content: facts.Object()})
}
