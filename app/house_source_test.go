package app_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// source is one Go file: path is below the root, with slashes.
type source struct {
	path string
	text string
	file *ast.File
	fset *token.FileSet
}

// test reports whether s is only there for tests: a test, or a package that
// tests are helped by, such as datatest.
func (s source) test() bool {
	return strings.HasSuffix(s.path, "_test.go") || strings.Contains(path.Dir(s.path)+"/", "test/")
}

func (s source) at(n ast.Node) string {
	return fmt.Sprintf("%s:%d", s.path, s.fset.Position(n.Pos()).Line)
}

// in reports whether the file stands in the folder or is the file called where.
func (s source) in(where string) bool { return under(s.path, where) }

func under(p, folder string) bool {
	return p == folder || strings.HasPrefix(p, strings.TrimSuffix(folder, "/")+"/")
}

func parse(t *testing.T, name, text string) source {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return source{name, text, f, fset}
}

// sources are the Go files of the project, tests and all. They are parsed once
// for all rules, which only look.
func sources(t *testing.T) []source {
	t.Helper()
	parsed.Do(func() {
		for _, p := range files(t) {
			if strings.HasSuffix(p, ".go") {
				parsed.all = append(parsed.all, parse(t, p, read(t, p)))
			}
		}
	})
	return parsed.all
}

var parsed struct {
	sync.Once
	all []source
}

// program is sources without the tests.
func program(t *testing.T) []source {
	t.Helper()
	return slices.DeleteFunc(slices.Clone(sources(t)), source.test)
}

// files are all files of the project below its root, but those that are built.
func files(t *testing.T) (all []string) {
	t.Helper()
	err := filepath.WalkDir("..", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel := filepath.ToSlash(strings.TrimPrefix(p, ".."+string(filepath.Separator)))
		switch {
		case d.IsDir() && (rel == ".git" || rel == "bin"):
			return filepath.SkipDir
		case !d.IsDir() && rel != "gongdan":
			all = append(all, rel)
		}
		return nil
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("found %d files: %v", len(all), err)
	}
	return all
}

func read(t *testing.T, p string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(p)))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func report(t *testing.T, breaches []string) {
	t.Helper()
	for _, b := range breaches {
		t.Error(b)
	}
}

// selected is the import path and name of n, such as "time.Now", or "".
func selected(s source, n *ast.SelectorExpr) string {
	id, ok := n.X.(*ast.Ident)
	if !ok {
		return ""
	}
	for _, im := range s.file.Imports {
		pkg := strings.Trim(im.Path.Value, `"`)
		name := path.Base(pkg)
		if len(name) == 2 && name[0] == 'v' {
			name = path.Base(path.Dir(pkg)) // the major version is no name
		}
		if im.Name != nil {
			name = im.Name.Name
		}
		if name == id.Name {
			return pkg + "." + n.Sel.Name
		}
	}
	return ""
}

// literal is the value of a string or rune literal, else "".
func literal(n *ast.BasicLit) string {
	if n.Kind != token.STRING && n.Kind != token.CHAR {
		return ""
	}
	if n.Kind == token.CHAR {
		v, _, _, err := strconv.UnquoteChar(strings.Trim(n.Value, "'"), '\'')
		if err != nil {
			return ""
		}
		return string(v)
	}
	v, err := strconv.Unquote(n.Value)
	if err != nil {
		return ""
	}
	return v
}
