// Package text says things in the user's language. A Lang is a value: the
// window may speak one language and a printed sheet another at the same time.
package text

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/assets"
)

// Tags are the languages there are; the first is the default whatever the
// operating system says.
func Tags() []string { return []string{"zh-CN", "en"} }

// Lang turns keys, amounts and times into words of one language.
type Lang struct {
	Tag   string
	Zone  *time.Location // the shop's time zone
	words map[string]string
}

// Load reads the language tag, "zh-CN" or "en": all files of its folder.
func Load(tag string) (Lang, error) {
	if !slices.Contains(Tags(), tag) {
		return Lang{}, fmt.Errorf("text: no language %q, there are %s", tag, strings.Join(Tags(), ", "))
	}
	l := Lang{Tag: tag, Zone: time.FixedZone("Asia/Shanghai", 8*3600), words: map[string]string{}}
	names, err := fs.Glob(assets.Lang, path.Join("lang", tag, "*.json"))
	if err != nil {
		return Lang{}, fmt.Errorf("text: %w", err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(assets.Lang, name)
		if err != nil {
			return Lang{}, fmt.Errorf("text: %w", err)
		}
		if err := json.Unmarshal(raw, &l.words); err != nil {
			return Lang{}, fmt.Errorf("text: %s: %w", name, err)
		}
	}
	return l, nil
}

// Has reports whether the language knows key.
func (l Lang) Has(key string) bool { return l.words[key] != "" }

// Say is the message key with its blanks filled: {N} is what is said of N, and
// {N|car|cars} the first word when N is one, else the second. A key that is not
// there is shown in guillemets, so that a person who meets one can report it.
func (l Lang) Say(key string, with ...shop.Args) string {
	s, ok := l.words[key]
	if !ok {
		return "«" + key + "»"
	}
	var fill []string
	for _, args := range with {
		for k, v := range args {
			fill = append(fill, "{"+k+"}", l.Value(v))
			fill = append(fill, plurals(s, k, v)...)
		}
	}
	return strings.NewReplacer(fill...).Replace(s) // at once: what is filled in may hold braces
}

// plurals are the words of s that go with how many v is, each behind its blank.
func plurals(s, name string, v any) (fill []string) {
	for open := "{" + name + "|"; ; {
		at := strings.Index(s, open)
		if at < 0 {
			return fill
		}
		s = s[at:]
		blank, rest, closed := strings.Cut(s, "}")
		if !closed {
			return fill
		}
		one, many, _ := strings.Cut(blank[len(open):], "|")
		if fmt.Sprint(v) != "1" {
			one = many
		}
		fill, s = append(fill, blank+"}", one), rest
	}
}

// Problem is what a problem says.
func (l Lang) Problem(p shop.Problem) string { return l.Say(p.Say, p.With) }

// Refusal is what a refusal says, with the lines that block.
func (l Lang) Refusal(r *shop.Refusal) string {
	s := l.Say(r.Say, r.With)
	if len(r.Blocks) > 0 {
		s += l.Say("say.blocks", shop.Args{"Lines": strings.Join(r.Blocks, l.Say("say.comma"))})
	}
	return s
}

// Worded is a value of the trade that has a word in every language.
type Worded interface{ Key() string }

// Value writes v the way the language does.
func (l Lang) Value(v any) string {
	switch v := v.(type) {
	case Worded:
		return l.Say(v.Key())
	case shop.Money:
		return l.Money(v)
	case shop.Qty:
		return l.Qty(v)
	case shop.Rate:
		return l.Percent(v)
	case shop.Day:
		return string(v)
	case time.Time:
		return l.DateTime(v)
	case []shop.Named:
		words := make([]string, len(v))
		for i, x := range v {
			words[i] = l.Say(x.Key())
		}
		return strings.Join(words, l.Say("say.comma"))
	case int:
		return group(fmt.Sprint(v))
	case int64:
		return group(fmt.Sprint(v))
	}
	return fmt.Sprint(v)
}
