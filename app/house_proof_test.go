package app_test

import (
	"slices"
	"strings"
	"testing"
)

// Each rule is shown a file that breaks it and one that keeps it. A rule that
// cannot fail guards nothing.
func TestEachRuleSeesWhoBreaksIt(t *testing.T) {
	const pkg = "// Package p is here.\npackage p\n"
	long := strings.Repeat("\n", longestFile)
	cases := []struct {
		rule       func([]source) []string
		path       string
		bad, good  string
		complaint  string
		otherPlace string // where bad is good, if anywhere
	}{
		{walls, "app/shop/a.go", `import _ "gongdan/data"`, `import _ "time"`, "depends on nothing", "app/work/a.go"},
		{walls, "app/kit/a.go", `import _ "gongdan/data"`, `import _ "gongdan/app/text"`, "what it holds", "app/screen/orders/a.go"},
		{walls, "app/screen/parts/a.go", `import _ "gongdan/app/screen/orders"`, `import _ "gongdan/app/screen"`, "never each other", "app/screen/orders/card/a.go"},
		{walls, "app/attic/a.go", ``, ``, "in no room", "app/kit/a.go"},
		{foreign, "app/work/a.go", `import _ "fyne.io/fyne/v2"`, `import _ "fmt"`, "no window", "app/kit/a.go"},
		{foreign, "app/shell/a.go", `import _ "database/sql"`, `import _ "io/fs"`, "that there is a database", "data/a.go"},
		{foreign, "app/kit/a.go", `import _ "example.org/left/pad"`, `import _ "rsc"`, "no room is trusted", ""},
		{places, "app/kit/form.go", `func f() { go f() }`, `func f() { f() }`, "says go", "app/kit/run.go"},
		{places, "app/kit/form.go", `import "fyne.io/fyne/v2"` + "\nfunc f() { fyne.Do(f) }", `func f() { fyne.Do(f) }`, "kit.Runner", "app/kit/run.go"},
		{places, "app/work/a.go", `import "time"` + "\nfunc f() { time.Now() }", `func f(now func()) { now() }`, "handed in", "cmd/gongdan/a.go"},
		{places, "app/work/a.go", "const q = `\n\tSELECT 1 FROM t`", `const q = "Select a part"`, "holds SQL", "data/a.go"},
		{places, "app/screen/a.go", `func f() { s.Write(ctx, nil) }`, `func f() { w.Write(b) }`, "writes a store", "app/work/a.go"},
		{pretence, "data/a_test.go", `import "time"` + "\nfunc f() { time.Sle" + `ep(1) }`, `func f() { Wait() }`, "sleeps", ""},
		{pretence, "data/a_test.go", `func f() { t.Sk` + `ip() }`, `func f() { t.Fatal() }`, "skips", "data/a.go"},
		{pretence, "data/a_test.go", `func TestSave() {}`, `func TestSavingTwiceKeepsOne() {}`, "no sentence", "data/a.go"},
		{pretence, "data/a_test.go", `import _ "github.com/stretchr/testify/assert"`, `import _ "testing"`, "real thing", ""},
		{sizes, "data/a.go", long, ``, "over 400", ""},
		{sizes, mainOfProgram, long[:longestMain], ``, "over 80", "cmd/gongdan/serve.go"},
		{sizes, "data/a.go", "func f() {" + long[:longestFunc] + "}", `func f() {}`, "over 60", "data/a_test.go"},
		{sizes, "data/a.go", "func f(a, b, c int, d, e, f string) {}", `func f(a, b, c int, d, e string) {}`, "6 parameters", ""},
		{widths, "data/a.go", "type T struct{ a" + strings.Repeat(", a", mostFields) + " int }", `type T struct{ a int }`, "21 fields", ""},
		{widths, "data/a.go", strings.Repeat("func (t *T[K]) f() {}\n", mostMethods+1), `func (t T) f() {}`, "26 methods", ""},
		{untold, "data/a.go", `func F() {}`, "// F is told.\nfunc F() {}", "F has no comment", ""},
		{untold, "data/a.go", `type T int`, "// They are told.\ntype (\n\tT int\n)", "T has no comment", ""},
		{untold, "data/a.go", `const A, B = 1, 2`, `const a = 1`, "B has no comment", ""},
		{globals, "data/a.go", `var cache = map[int]int{}`, `var ErrGone = errors.New("gone")`, "shared by all", ""},
		{globals, "data/a.go", `var raw []byte`, "//go:embed x.json\nvar raw []byte", "shared by all", ""},
		{han, "app/kit/a.go", `const a = "保存"`, `const a = "，。" // 保存`, "belong to assets", "app/shop/plate.go"},
	}
	for _, c := range cases {
		got := c.rule([]source{parse(t, c.path, pkg+c.bad)})
		if !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, c.complaint) }) {
			t.Errorf("%s with %q should be told %q, got %q", c.path, c.bad, c.complaint, got)
		}
		fine := map[string]string{c.path: c.good}
		if c.otherPlace != "" {
			fine[c.otherPlace] = c.bad
		}
		for where, text := range fine {
			if got := c.rule([]source{parse(t, where, pkg+text)}); len(got) > 0 && (c.bad != c.good || where != c.path) {
				t.Errorf("%s with %q is fine, got %q", where, text, got)
			}
		}
	}
}

func TestLanguageRulesSeeWhoBreaksThem(t *testing.T) {
	tongue := func(tag, text string) language {
		l := language{tag, map[string]string{}, map[string]string{}}
		report(t, l.learn(tag+".json", text))
		return l
	}
	zh := tongue("zh-CN", `{"a.title": "标题 {N}", "a.say.x": "保存失败！", "a.b.c": "好", "a.empty": ""}`)
	en := tongue("en", `{"a.title": "Title {M}", "a.say.x": "Saving failed: the disk is full."}`)
	told := func(what string, got []string, want ...string) {
		t.Helper()
		for _, w := range want {
			if !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, w) }) {
				t.Errorf("%s should tell %q, got %q", what, w, got)
			}
		}
		if len(want) == 0 && len(got) > 0 {
			t.Errorf("%s should be content, got %q", what, got)
		}
	}
	told("agreement", disagreements([]language{zh, en}), "a.b.c (zh-CN.json) is not said in en", "a.title has [{N}]", "a.empty is empty")
	told("agreement", disagreements([]language{en, en}))
	told("manners", curt([]language{zh}), "a.say.x")
	told("manners", curt([]language{en}))
	told("a second key", (&language{"en", map[string]string{}, map[string]string{}}).learn("en.json", `{"a.b": "x", "a.b": "y"}`), "a.b")

	code := func(text string) []source {
		return []source{parse(t, "app/kit/a.go", "package p\nfunc f() { "+text+" }")}
	}
	told("a wrong key", unknown(code(`l.Say("a.titel")`), zh), "a.titel")
	told("a wrong key in a field", unknown(code(`_ = Action{ID: "a.go", Title: "a.titel"}`), zh), "a.titel")
	told("a right key", unknown(code(`p.Add("mileage_km", "a.title", nil); Open("shop.db")`), zh))
	told("silence", unused(code(``), nil, zh), "a.title", "a.b.c")
	told("speech", unused(code(`l.Say("a.title"); x("a.b." + kind); y("a." + s + ".x")`), []string{`"a.empty"`}, zh))
	told("pieces", unused(code(`y("a." + s + ".x")`), nil, zh), "a.title", "a.b.c")
}

func TestFileRulesSeeWhoBreaksThem(t *testing.T) {
	brings := parse(t, "assets/a.go", "package assets\n//go:embed fonts lang/*.json\nvar Fonts embed.FS")
	asks := parse(t, "app/kit/a.go", "package p\nimport \"gongdan/assets\"\nfunc f() { read(assets.Fonts) }")
	paths := []string{"assets/a.go", "assets/fonts/a.ttf", "assets/lang/x.json", "assets/icons/app.png"}
	cases := map[string]struct {
		got  []string
		want int
	}{
		"an asset with no user":     {idle([]source{brings, asks}, paths, ""), 1},
		"an asset of the packager":  {idle([]source{brings, asks}, paths, "assets/icons/app.png"), 0},
		"an icon nobody names":      {idle([]source{parse(t, "assets/a.go", "package p\n//go:embed icons\nvar I embed.FS"), parse(t, "app/kit/a.go", "package p\nimport \"gongdan/assets\"\nvar x = assets.I + \"car\"")}, []string{"assets/icons/car.svg", "assets/icons/bus.svg"}, ""), 1},
		"assets nobody asks for":    {idle([]source{brings}, nil, ""), 2},
		"work put off":              {promises("a.go", "x // TO"+"DO later\ny // FIX"+"ME"), 2},
		"a place outside":           {promises("a.md", "see /wo"+"rk/x"), 1},
		"a room called work":        {promises("a.md", "gongdan/app/wo"+"rk/order.go ./app/wo"+"rk/..."), 0},
		"a link to nothing":         {dangling("[a](b/c.png) [w](https://x.org)", []string{"b/d.png"}), 1},
		"a link to a folder":        {dangling("[a](b/)", []string{"b/d.png"}), 0},
		"an unexplained dependency": {unexplained("`a.org/x`: why", "require (\n\ta.org/x v1.0.0\n\tb.org/y v1.0.0\n\tc.org/z v1 // indirect\n)"), 1},
	}
	for name, c := range cases {
		if len(c.got) != c.want {
			t.Errorf("%s: told %q, want %d", name, c.got, c.want)
		}
	}
}
