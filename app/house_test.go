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

// The rules of the house are funcs from sources to breaches, so that each can be
// shown a small file that breaks it. What a rule says of tests is nothing unless
// it says so: tests may look through walls.

// rooms says which packages of ours each room may import, and why no others. A
// room is a folder with all below it; the longest name that fits counts, and a
// room may always see itself. "*" sees everything.
var rooms = []struct {
	room string
	sees []string
	why  string
}{
	{"app/shop", nil, "the trade depends on nothing: its rules are pure and their tests take milliseconds"},
	{"app/shop/blueprint", []string{"app/shop"}, "visits are measured by the words of the trade alone"},
	{"app/shop/sanbao", []string{"app/shop"}, "the law counts cars and repairs, whatever keeps them"},
	{"app/shop/stockfig", []string{"app/shop"}, "the store is measured by its rows, whatever keeps them"},
	{"assets", nil, "what is brought along knows nobody"},
	{"app/text", []string{"app/shop", "assets"}, "words speak of the trade, not of files or windows"},
	{"app/paper", []string{"app/shop", "app/text", "assets"}, "paper is given its records"},
	{"data", []string{"app/shop", "assets"}, "what is kept is in no language and calls no act; a new shop begins with rules that are brought along"},
	{"app/sheet", []string{"app/shop", "assets"}, "a table is read and written without records, words or windows"},
	{"app/work", []string{"app/shop", "data"}, "what is done can be done without a window and in any language"},
	{"app/exchange", []string{"app/shop", "app/text", "app/work", "data"}, "what comes in goes through the same acts as what is typed"},
	{"app/printing", []string{"app/shop", "app/text", "app/paper", "app/work", "data"}, "one room brings records to paper, for the window and for the command line"},
	{"app/tables", []string{"app/shop", "app/text", "app/sheet", "app/work", "data"}, "one room brings tables to the records and back, for the window and for the command line"},
	{"app/demo", []string{"app/shop", "app/work", "assets"}, "the demo shop comes in through the same door as any other"},
	{"app/kit", []string{"app/shop", "app/text", "assets"}, "a field does not know what it holds"},
	{"app/screen", []string{"app/shop", "app/text", "app/kit", "app/paper", "app/printing", "app/sheet", "app/tables", "app/work", "data", "assets"}, "screens meet through routes, never each other"},
	{"app/shell", []string{"*"}, "the frame knows every screen"},
	{"cmd", []string{"*"}, "the command puts it all together"},
}

// only says who may import what is not ours. A module that is not in this list
// is not a dependency of the program.
var only = []struct {
	what string
	who  []string
	why  string
}{
	{"fyne.io/", []string{"app/kit", "app/screen", "app/shell", "cmd"}, "the trade, its records and its papers have no window"},
	{"github.com/jung-kurt/gofpdf", []string{"app/paper"}, "one room knows how a PDF is made"},
	{"golang.org/x/text", []string{"app/paper", "app/sheet"}, "one room knows which characters writing needs, one how old Chinese files hold them"},
	{"github.com/xuri/excelize", []string{"app/sheet"}, "one room knows how a workbook is kept"},
	{"rsc.io/qr", []string{"app/paper"}, "one room knows how a code is drawn"},
	{"github.com/boombuler/barcode", []string{"app/paper"}, "one room knows how a code is drawn"},
	{"database/", []string{"data"}, "one room knows that there is a database"},
	{"modernc.org/sqlite", []string{"data"}, "one room knows which database"},
	{"github.com/jackc/pgx", []string{"data"}, "one room knows which database"},
	{"github.com/pressly/goose", []string{"data"}, "one room changes the shape of the file"},
	{"github.com/mozillazg/go-pinyin", []string{"data"}, "one room makes what is searched for"},
	{"github.com/alecthomas/kong", []string{"cmd"}, "one room reads the command line"},
}

func TestNoRoomLooksThroughAWall(t *testing.T)      { report(t, walls(program(t))) }
func TestForeignCodeStaysInItsRoom(t *testing.T)    { report(t, foreign(program(t))) }
func TestWordsOfCodeKeepTheirPlace(t *testing.T)    { report(t, places(program(t))) }
func TestTestsDoNotSleepSkipOrPretend(t *testing.T) { report(t, pretence(sources(t))) }

func walls(all []source) (breaches []string) {
	for _, s := range all {
		home := -1
		for i, r := range rooms {
			if s.in(r.room) && (home < 0 || len(r.room) > len(rooms[home].room)) {
				home = i
			}
		}
		if home < 0 {
			if s.path != "app/doc.go" {
				breaches = append(breaches, s.path+" is in no room of the house")
			}
			continue
		}
		for _, im := range s.file.Imports {
			pkg, ours := strings.CutPrefix(strings.Trim(im.Path.Value, `"`), "gongdan/")
			if ours && !sees(s, pkg, rooms[home].room, rooms[home].sees) {
				breaches = append(breaches, fmt.Sprintf("%s imports %s: %s", s.at(im), pkg, rooms[home].why))
			}
		}
	}
	return breaches
}

// sees reports whether s may import pkg. Each screen is a room of its own, and
// of the others sees only what stands in app/screen itself.
func sees(s source, pkg, room string, others []string) bool {
	own := room
	if p := strings.Split(s.path, "/"); room == "app/screen" && len(p) > 3 {
		own = path.Join(p[:3]...)
	}
	return pkg == room || under(pkg, own) ||
		slices.ContainsFunc(others, func(o string) bool { return o == "*" || under(pkg, o) })
}

func foreign(all []source) (breaches []string) {
	for _, s := range all {
		for _, im := range s.file.Imports {
			pkg := strings.Trim(im.Path.Value, `"`)
			known := false
			for _, o := range only {
				if !strings.HasPrefix(pkg, o.what) {
					continue
				}
				known = true
				if !slices.ContainsFunc(o.who, s.in) {
					breaches = append(breaches, fmt.Sprintf("%s imports %s: %s", s.at(im), pkg, o.why))
				}
			}
			if !known && strings.Contains(strings.Split(pkg, "/")[0], ".") {
				breaches = append(breaches, fmt.Sprintf("%s imports %s, which no room is trusted with", s.at(im), pkg))
			}
		}
	}
	return breaches
}

// places finds what is written in one place only.
func places(all []source) (breaches []string) {
	sql := regexp.MustCompile(`^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP|PRAGMA|WITH|VACUUM)\s`)
	for _, s := range all {
		say := func(n ast.Node, where, what string) {
			if !slices.ContainsFunc(strings.Fields(where), s.in) {
				breaches = append(breaches, s.at(n)+" "+what)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				say(n, "app/kit/run.go", "says go: background work goes through kit.Runner")
			case *ast.SelectorExpr:
				switch whole := selected(s, n); whole {
				case "fyne.io/fyne/v2.Do", "fyne.io/fyne/v2.DoAndWait", "time.AfterFunc", "time.NewTimer", "time.NewTicker", "time.Tick", "time.After":
					say(n, "app/kit/run.go", "calls "+whole+": background work goes through kit.Runner")
				case "time.Now", "time.Since", "time.Until":
					say(n, "cmd", "asks "+whole+": the time is handed in, so that tests can choose it")
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Write" && len(n.Args) == 2 {
					say(n, "app/work data", "writes a store: whatever changes a record is a func of work")
				}
			case *ast.BasicLit:
				if sql.MatchString(literal(n)) {
					say(n, "data", "holds SQL: all of it is in data")
				}
			}
			return true
		})
	}
	return breaches
}

// pretence finds tests that wait for luck, leave things out or test a double.
func pretence(all []source) (breaches []string) {
	skip := regexp.MustCompile(`^Skip(Now|f)?$`)
	sentence := regexp.MustCompile(`^(Test|Fuzz)[A-Z][a-z0-9]*([A-Z0-9][a-z0-9]*){2,}`)
	for _, s := range all {
		for _, im := range s.file.Imports {
			if strings.Contains(im.Path.Value, "testify") || strings.Contains(im.Path.Value, "mock") {
				breaches = append(breaches, s.at(im)+" imports "+im.Path.Value+": tests use the real thing and plain Go")
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if selected(s, n) == "time.Sle"+"ep" {
					breaches = append(breaches, s.at(n)+" sleeps: wait for the thing itself")
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && s.test() && skip.MatchString(f.Sel.Name) {
					breaches = append(breaches, s.at(n)+" skips: a test that need not run need not be")
				}
			case *ast.FuncDecl:
				named := n.Recv == nil && n.Name.Name != "TestMain" && strings.HasPrefix(n.Name.Name, "Test")
				if s.test() && named && !sentence.MatchString(n.Name.Name) {
					breaches = append(breaches, s.at(n)+" "+n.Name.Name+" is no sentence: say what holds")
				}
			}
			return true
		})
	}
	return breaches
}
