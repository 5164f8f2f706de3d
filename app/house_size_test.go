package app_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
)

// What fits in a head: a screen of code, a few minutes of reading.
const (
	longestFunc   = 60
	longestFile   = 400
	longestMain   = 80
	mostParams    = 5
	mostMethods   = 25
	mostFields    = 20
	mainOfProgram = "cmd/gongdan/main.go"
)

// larger lists the types that may have more fields or methods, with the reason.
func larger() map[string]string {
	return map[string]string{
		"app/kit.Palette": "a field for each colour token, so that a forgotten one does not compile",
	}
}

func TestNothingIsTooLong(t *testing.T)                    { report(t, sizes(sources(t))) }
func TestNoTypeDoesEverything(t *testing.T)                { report(t, widths(program(t))) }
func TestEveryExportedNameSaysWhatItIs(t *testing.T)       { report(t, untold(program(t))) }
func TestNothingIsSharedBehindTheCallersBack(t *testing.T) { report(t, globals(program(t))) }

// sizes holds tests to the length of files, not of funcs: a table of cases is
// long and still easy.
func sizes(all []source) (breaches []string) {
	for _, s := range all {
		limit := longestFile
		if s.path == mainOfProgram {
			limit = longestMain
		}
		if n := strings.Count(s.text, "\n"); n > limit {
			breaches = append(breaches, fmt.Sprintf("%s has %d lines, over %d", s.path, n, limit))
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || s.test() {
				continue
			}
			if n := s.fset.Position(f.End()).Line - s.fset.Position(f.Pos()).Line + 1; n > longestFunc {
				breaches = append(breaches, fmt.Sprintf("%s %s has %d lines, over %d", s.at(f), f.Name, n, longestFunc))
			}
			if n := f.Type.Params.NumFields(); n > mostParams {
				breaches = append(breaches, fmt.Sprintf("%s %s has %d parameters, over %d: make them a struct", s.at(f), f.Name, n, mostParams))
			}
		}
	}
	return breaches
}

func widths(all []source) (breaches []string) {
	allowed, methods := larger(), map[string]int{}
	check := func(name string, n, most int, what string) {
		if n > most && allowed[name] == "" {
			breaches = append(breaches, fmt.Sprintf("%s has %d %s, over %d", name, n, what, most))
		}
	}
	for _, s := range all {
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if owner := receiver(n); owner != "" {
					methods[path.Dir(s.path)+"."+owner]++
				}
			case *ast.TypeSpec:
				name := path.Dir(s.path) + "." + n.Name.Name
				switch kind := n.Type.(type) {
				case *ast.StructType:
					check(name, kind.Fields.NumFields(), mostFields, "fields")
				case *ast.InterfaceType:
					check(name, kind.Methods.NumFields(), mostMethods, "methods")
				}
			}
			return true
		})
	}
	for _, name := range slices.Sorted(maps.Keys(methods)) {
		check(name, methods[name], mostMethods, "methods")
	}
	return breaches
}

// receiver is the name of the type that f is a method of, or "".
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil || len(f.Recv.List) == 0 {
		return ""
	}
	kind := f.Recv.List[0].Type
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	switch generic := kind.(type) {
	case *ast.IndexExpr:
		kind = generic.X
	case *ast.IndexListExpr:
		kind = generic.X
	}
	if id, ok := kind.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

func untold(all []source) (breaches []string) {
	told := map[string]bool{}
	for _, s := range all {
		told[path.Dir(s.path)] = told[path.Dir(s.path)] || s.file.Doc != nil
	}
	for dir, ok := range told {
		if !ok {
			breaches = append(breaches, "package "+dir+" does not say what it is for")
		}
	}
	for _, s := range all {
		silent := func(n ast.Node, name string) {
			breaches = append(breaches, s.at(n)+" "+name+" has no comment")
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				open := d.Recv == nil || ast.IsExported(receiver(d))
				if d.Name.IsExported() && open && d.Doc == nil && d.Name.Name != "Error" {
					silent(d, d.Name.Name)
				}
			case *ast.GenDecl:
				for _, name := range unsaid(d) {
					silent(d, name)
				}
			}
		}
	}
	return breaches
}

// unsaid are the exported names of d without a comment; one on the group speaks
// for all of it.
func unsaid(d *ast.GenDecl) (names []string) {
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
				names = append(names, spec.Name.Name)
			}
		case *ast.ValueSpec:
			for _, id := range spec.Names {
				if id.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
					names = append(names, id.Name)
				}
			}
		}
	}
	return names
}

// globals finds variables of a package that are neither an error, nor an
// embedded asset, nor a promise to the compiler (var _ Interface = T{}).
func globals(all []source) (breaches []string) {
	for _, s := range all {
		for _, d := range s.file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, spec := range g.Specs {
				v := spec.(*ast.ValueSpec)
				name := v.Names[0].Name
				if name == "_" || strings.HasPrefix(strings.ToLower(name), "err") || embeds(g.Doc) || embeds(v.Doc) {
					continue
				}
				breaches = append(breaches, s.at(v)+" var "+name+" is shared by all: make it a const, a func or a field")
			}
		}
	}
	return breaches
}

func embeds(doc *ast.CommentGroup) bool {
	if doc == nil {
		return false
	}
	for _, c := range doc.List {
		if strings.HasPrefix(c.Text, "//go:embed ") {
			return true
		}
	}
	return false
}
