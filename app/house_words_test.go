package app_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// chinese lists where Chinese may stand in code because it is data there, not
// words for the user, with the reason.
func chinese() map[string]string {
	return map[string]string{
		"app/paper/capital.go": "the digits of amounts in capitals are the same in every language",
		"app/kit/day.go":       "a date or an hour is typed in Chinese whatever the language of the window",
		"app/shop/plate.go":    "a plate begins with the sign of its province",
		"data/folder.go":       "sync services name their folders so",
		"data/pinyin.go":       "how surnames are read",
	}
}

// language is all that one language says: key to words, and key to its file.
type language struct {
	tag   string
	words map[string]string
	where map[string]string
}

// languages reads assets/lang; breaches are keys that are said twice.
func languages(t *testing.T) (all []language, breaches []string) {
	t.Helper()
	for _, p := range files(t) {
		tag, ok := strings.CutPrefix(path.Dir(p), "assets/lang/")
		if !ok || path.Ext(p) != ".json" {
			continue
		}
		i := slices.IndexFunc(all, func(l language) bool { return l.tag == tag })
		if i < 0 {
			i = len(all)
			all = append(all, language{tag, map[string]string{}, map[string]string{}})
		}
		breaches = append(breaches, all[i].learn(p, read(t, p))...)
	}
	if len(all) < 2 {
		t.Fatalf("found %d languages", len(all))
	}
	return all, breaches
}

// learn adds the words of one file. It reads token by token, since a decoder
// would let a second key of the same name pass.
func (l *language) learn(p, text string) (breaches []string) {
	d := json.NewDecoder(strings.NewReader(text))
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		return []string{fmt.Sprintf("%s is no object of words: %v", p, err)}
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return append(breaches, fmt.Sprintf("%s: %v", p, err))
		}
		k := key.(string)
		var v string
		if err := d.Decode(&v); err != nil {
			return append(breaches, fmt.Sprintf("%s: %s: %v", p, k, err))
		}
		if other, twice := l.where[k]; twice {
			breaches = append(breaches, fmt.Sprintf("%s says %s, and so does %s", p, k, other))
		}
		l.words[k], l.where[k] = v, p
	}
	return breaches
}

func TestEachWordIsSaidOnceInALanguage(t *testing.T) {
	_, breaches := languages(t)
	report(t, breaches)
}

func TestLanguagesAgreeWithEachOther(t *testing.T) {
	all, _ := languages(t)
	report(t, disagreements(all))
}

func TestMessagesSayMoreThanThatItFailed(t *testing.T) {
	all, _ := languages(t)
	report(t, curt(all))
}

func TestEveryKeySaidInCodeIsInTheLanguages(t *testing.T) {
	all, _ := languages(t)
	report(t, unknown(program(t), all[0]))
}

func TestEveryKeyOfTheLanguagesIsSaid(t *testing.T) {
	all, _ := languages(t)
	var more []string
	for _, p := range files(t) {
		if path.Ext(p) == ".json" && under(p, "assets") && !under(p, "assets/lang") {
			more = append(more, read(t, p))
		}
	}
	report(t, unused(program(t), more, all[0]))
}

func TestCodeHoldsNoChinese(t *testing.T) { report(t, han(program(t))) }

func blanks(s string) []string {
	all := regexp.MustCompile(`\{\w+\}`).FindAllString(s, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

func disagreements(all []language) (breaches []string) {
	for _, a := range all {
		for _, b := range all {
			for _, k := range slices.Sorted(maps.Keys(a.words)) {
				switch other, ok := b.words[k]; {
				case !ok:
					breaches = append(breaches, fmt.Sprintf("%s (%s) is not said in %s", k, a.where[k], b.tag))
				case strings.TrimSpace(a.words[k]) == "" && a.words[k] != " ":
					breaches = append(breaches, fmt.Sprintf("%s is empty in %s", k, a.tag))
				case !slices.Equal(blanks(a.words[k]), blanks(other)):
					breaches = append(breaches, fmt.Sprintf("%s has %v in %s, %v in %s", k, blanks(a.words[k]), a.tag, blanks(other), b.tag))
				}
			}
		}
	}
	return breaches
}

// curt finds messages that only say that something failed: a message says what,
// why, and what now.
func curt(all []language) (breaches []string) {
	message := regexp.MustCompile(`\.(say|refuse)\.`)
	bare := regexp.MustCompile(`(?i)\{\w+\}|失败|错误|出错了?|操作|无效|不正确|\b(failed|error|invalid|operation|the|an?)\b|[\s\pP]`)
	for _, l := range all {
		for _, k := range slices.Sorted(maps.Keys(l.words)) {
			if message.MatchString(k) && len([]rune(bare.ReplaceAllString(l.words[k], ""))) < 4 {
				breaches = append(breaches, fmt.Sprintf("%s says only %q in %s: say what, why and what now", k, l.words[k], l.tag))
			}
		}
	}
	return breaches
}

// isKey reports whether s looks like a key of the languages: words with dots
// between them that are no file name.
func isKey(s string) bool {
	const files = " .json .pdf .xlsx .csv .db .png .svg .ttf .txt "
	return s != "" && s[0] >= 'a' && s[0] <= 'z' && keyLike(s) && strings.Contains(s, ".") &&
		!strings.Contains(s, "..") && !strings.HasSuffix(s, ".") && !strings.Contains(files, " "+path.Ext(s)+" ")
}

// keyLike reports whether s holds only what keys are made of.
func keyLike(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_.") == ""
}

// speaks reports whether what is called name is given language keys.
func speaks(name string) bool {
	return slices.Contains(strings.Fields(`Say Refuse Add Warn Word Title TitleKey Label LabelKey Hint HintKey Help HelpKey
		Empty EmptyKey Toast Banner Confirm NewButton NewField Heading Caption`), name)
}

// unknown finds keys that the program says and the language does not know: in
// calls such as l.Say("order.title"), and in fields such as Title: "order.title".
func unknown(all []source, l language) (breaches []string) {
	for _, s := range all {
		look := func(e ast.Expr) {
			if b, ok := e.(*ast.BasicLit); ok && isKey(literal(b)) && l.words[literal(b)] == "" {
				breaches = append(breaches, fmt.Sprintf("%s says %q, which no language knows", s.at(b), literal(b)))
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if speaks(called(n)) {
					for _, a := range n.Args {
						look(a)
					}
				}
			case *ast.KeyValueExpr:
				if id, ok := n.Key.(*ast.Ident); ok && speaks(id.Name) {
					look(n.Value)
				}
			}
			return true
		})
	}
	return breaches
}

func called(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// unused finds keys that nobody says: neither as they stand, in code or in the
// other assets, nor put together from pieces, as in "order.status." + name.
func unused(all []source, more []string, l language) (breaches []string) {
	said, inner := labels(all), map[ast.Node]bool{}
	var pieces []*regexp.Regexp
	for _, s := range all {
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				said[literal(n)] = true
				if p := piece(formatted(literal(n))); p != nil && !inner[n] {
					pieces = append(pieces, p)
				}
			case *ast.BinaryExpr:
				inner[n.X], inner[n.Y] = true, true // a + b + c is one key, not also a + b
				if p := piece(joined(n)); p != nil && !inner[n] {
					pieces = append(pieces, p)
				}
			}
			return true
		})
	}
	data := strings.Join(more, "\n")
	for _, k := range slices.Sorted(maps.Keys(l.words)) {
		made := slices.ContainsFunc(pieces, func(p *regexp.Regexp) bool { return p.MatchString(k) })
		if !said[k] && !made && !strings.Contains(data, `"`+k+`"`) {
			breaches = append(breaches, fmt.Sprintf("%s (%s) is said nowhere", k, l.where[k]))
		}
	}
	return breaches
}

// joined are the parts of a sum of strings; what is no literal is "*".
func joined(e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			return []string{literal(e)}
		}
		return nil
	case *ast.BinaryExpr:
		a, b := joined(e.X), joined(e.Y)
		if e.Op != token.ADD || a == nil || b == nil {
			return nil
		}
		return append(a, b...)
	}
	return []string{"*"}
}

// formatted are the parts of a format such as "order.%s.title"; a literal that
// ends in a dot, handed to a func that adds the rest, counts as one.
func formatted(s string) []string {
	if strings.HasSuffix(s, ".") && isKey(s+"x") {
		return []string{s, "*"}
	}
	if !strings.Contains(s, "%") || strings.Contains(s, " ") {
		return nil
	}
	return regexp.MustCompile(`%[sdv]|[^%]+`).FindAllString(regexp.MustCompile(`%[sdv]`).ReplaceAllString(s, "%s"), -1)
}

// piece is what keys made of parts look like, or nil when parts are no key.
func piece(parts []string) *regexp.Regexp {
	pattern, dotted := "", false
	for _, p := range parts {
		if p == "*" || p == "%s" {
			pattern += `[a-z0-9_.-]+`
			continue
		}
		if !keyLike(p) {
			return nil
		}
		dotted = dotted || strings.Contains(strings.Trim(p, "."), ".") || strings.HasSuffix(p, ".") || strings.HasPrefix(p, ".")
		pattern += regexp.QuoteMeta(p)
	}
	if len(parts) < 2 || !dotted || pattern == `[a-z0-9_.-]+\.[a-z0-9_.-]+` {
		return nil
	}
	return regexp.MustCompile("^" + pattern + "$")
}

// han finds Chinese characters in literals: what a user reads comes from the
// languages. Punctuation alone is no word.
func han(all []source) (breaches []string) {
	allowed := chinese()
	for _, s := range all {
		if allowed[s.path] != "" || s.in("assets") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if b, ok := n.(*ast.BasicLit); ok && strings.ContainsFunc(literal(b), isHan) {
				breaches = append(breaches, fmt.Sprintf("%s writes %s: words belong to assets/lang", s.at(b), b.Value))
			}
			return true
		})
	}
	return breaches
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
