package app_test

import (
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"
)

// Forms put their labels together: the scope of the form, a dot, and the key of
// the field. So a label is said where a package names both.

// formAdders are the funcs of a form that add a field, with the place of its
// key among their arguments.
func formAdders(name string) (at int, adds bool) {
	switch name {
	case "AddChoice", "AddSelect":
		return 1, true
	}
	return 0, slices.Contains(strings.Fields("Text Area Code Int Count Money Qty Rate Date DateTime Tick Combo Add"), name)
}

// labels are the keys of all labels that the forms of the program may have.
func labels(all []source) map[string]bool {
	scopes, fields := map[string][]string{}, map[string][]string{}
	for _, s := range all {
		room := path.Dir(s.path)
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if called(n) == "NewForm" && len(n.Args) == 2 {
					scopes[room] = append(scopes[room], word(n.Args[1]))
				}
				if at, adds := formAdders(called(n)); adds && len(n.Args) > at {
					fields[room] = append(fields[room], word(n.Args[at]))
				}
			case *ast.KeyValueExpr:
				if id, ok := n.Key.(*ast.Ident); ok && id.Name == "Scope" {
					scopes[room] = append(scopes[room], word(n.Value))
				}
			}
			return true
		})
	}
	keys := map[string]bool{}
	for room, all := range scopes {
		for _, scope := range all {
			for _, field := range fields[room] {
				keys[scope+"."+field] = scope != "" && field != ""
			}
		}
	}
	return keys
}

func word(e ast.Expr) string {
	if b, ok := e.(*ast.BasicLit); ok {
		return literal(b)
	}
	return ""
}

func TestLabelsOfFormsCountAsSaid(t *testing.T) {
	s := parse(t, "app/screen/x/x.go", `package x
func f() {
	g := kit.NewForm(env, "car")
	g.Text("plate", &p)
	kit.AddChoice(g, "use", &u)
}`)
	keys := labels([]source{s})
	if !keys["car.plate"] || !keys["car.use"] || keys["car.vin"] {
		t.Errorf("got %v", keys)
	}
}
