package app_test

import (
	"fmt"
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryAssetIsUsed(t *testing.T) {
	report(t, idle(program(t), files(t), read(t, "FyneApp.toml")+read(t, "Makefile")))
}

func TestNoFilePromisesOrHidesAnything(t *testing.T) {
	for _, p := range files(t) {
		if slices.Contains(strings.Fields(".ttf .png .jpg .gz .db .pdf .xlsx"), path.Ext(p)) {
			continue
		}
		report(t, promises(p, read(t, p)))
	}
}

func TestReadmeLinksOnlyToWhatIsThere(t *testing.T) {
	report(t, dangling(read(t, "README.md"), files(t)))
}

func TestReadmeSaysWhyEachDependencyIsThere(t *testing.T) {
	report(t, unexplained(read(t, "README.md"), read(t, "go.mod")))
}

// idle finds assets that the program does not bring along, or brings and never
// asks for. Beside go:embed, the packager and the Makefile may use one by name.
func idle(all []source, paths []string, tools string) (breaches []string) {
	embedded, asked, said := map[string]string{}, map[string]bool{}, map[string]bool{}
	for _, s := range all {
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GenDecl:
				for _, p := range patterns(n.Doc) {
					if v, ok := n.Specs[0].(*ast.ValueSpec); ok && s.in("assets") {
						embedded[path.Join(path.Dir(s.path), p)] = v.Names[0].Name
					}
				}
			case *ast.BasicLit:
				said[literal(n)] = true
			case *ast.SelectorExpr:
				if pkg, ok := strings.CutPrefix(selected(s, n), "gongdan/assets."); ok {
					asked[pkg] = true
				}
			}
			return true
		})
	}
	for p, name := range embedded {
		if !asked[name] {
			breaches = append(breaches, fmt.Sprintf("assets.%s brings %s along, and nobody asks for it", name, p))
		}
	}
	for _, p := range paths {
		brought := false
		for pattern := range embedded {
			match, err := path.Match(pattern, p)
			brought = brought || under(p, pattern) || match && err == nil
		}
		bare := under(p, "assets") && path.Ext(p) != ".go" && !under(p, "assets/screenshots") && !strings.Contains(tools, p)
		if bare && (!brought || under(p, "assets/icons") && !names(said, p)) {
			breaches = append(breaches, p+" is used by nobody")
		}
	}
	return breaches
}

// names reports whether code names the icon p, as "wrench" or "wrench.svg".
// Icons are asked for by name; of languages and rules the whole folder is read.
func names(said map[string]bool, p string) bool {
	file := path.Base(p)
	return said[file] || said[strings.TrimSuffix(file, path.Ext(file))]
}

// patterns are what a go:embed comment brings along.
func patterns(doc *ast.CommentGroup) (all []string) {
	if doc == nil {
		return nil
	}
	for _, c := range doc.List {
		if rest, ok := strings.CutPrefix(c.Text, "//go:embed "); ok {
			for _, p := range strings.Fields(rest) {
				all = append(all, strings.TrimPrefix(strings.Trim(p, `"`), "all:"))
			}
		}
	}
	return all
}

// promises finds words that put work off and names of places outside. They are
// written in two halves here, so that this file holds none of them.
func promises(p, text string) (breaches []string) {
	words := map[string]string{
		`\bTO` + `DO\b`:            "do it now or say nothing",
		`\bFIX` + `ME\b`:           "mend it now",
		`(^|[^\w.$)}])/wo` + `rk/`: "the project knows no folder outside itself",
		`\bt\.Sk` + `ip`:           "a test that need not run need not be",
		`\btime\.Sle` + `ep`:       "wait for the thing itself",
	}
	for pattern, why := range words {
		for _, at := range regexp.MustCompile(`(?m)`+pattern).FindAllStringIndex(text, -1) {
			line := 1 + strings.Count(text[:at[0]], "\n")
			breaches = append(breaches, fmt.Sprintf("%s:%d says %q: %s", p, line, text[at[0]:at[1]], why))
		}
	}
	return breaches
}

func dangling(readme string, paths []string) (breaches []string) {
	for _, m := range regexp.MustCompile(`\]\(([^)#\s]+)\)`).FindAllStringSubmatch(readme, -1) {
		there := func(p string) bool { return under(p, strings.TrimSuffix(m[1], "/")) }
		if !strings.Contains(m[1], "://") && !slices.ContainsFunc(paths, there) {
			breaches = append(breaches, "README.md links to "+m[1]+", which is not there")
		}
	}
	return breaches
}

func unexplained(readme, mod string) (breaches []string) {
	for _, m := range regexp.MustCompile(`(?m)^\s+(\S+) v\S+$`).FindAllStringSubmatch(mod, -1) {
		if !strings.Contains(readme, "`"+m[1]+"`") {
			breaches = append(breaches, "README.md does not say why "+m[1]+" is there")
		}
	}
	return breaches
}
