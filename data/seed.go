package data

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/assets"
)

const hasRights = `SELECT count(*) FROM rights`

// seed gives new tables what a shop begins with: the rules that the law sets
// and the rights of the roles. Tables of an older program get the
// rules that they have not got. It is no act of anybody, so it stands in no
// audit.
func (s *Store) seed(ctx context.Context) error {
	lacks, err := lacking(View{ctx: ctx, q: s.write})
	if err != nil || lacks.none() {
		return err
	}
	sqlTx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin to seed: %w", err)
	}
	defer sqlTx.Rollback() //nolint:errcheck // after Commit it does nothing
	tx := &Tx{View: View{ctx: ctx, q: sqlTx, zone: s.Zone, engine: s.engine}}
	if err := tx.waitForTurn(); err != nil {
		return err
	}
	// Another PC may have been here in the meantime.
	if lacks, err = lacking(tx.View); err != nil || lacks.none() {
		return err
	}
	for _, r := range lacks.rules {
		if err := SaveRule(tx, &r); err != nil {
			return err
		}
	}
	for _, p := range lacks.points {
		if err := SaveCheckPoint(tx, &p); err != nil {
			return err
		}
	}
	for _, step := range lacks.steps {
		if err := insert(tx, "blueprint_steps", stepFields(&step)); err != nil {
			return err
		}
	}
	for _, w := range lacks.days {
		if err := SaveWorkday(tx, &w); err != nil {
			return err
		}
	}
	if lacks.rights {
		if err := SaveGrants(tx, shop.DefaultGrants()); err != nil {
			return err
		}
	}
	return sqlTx.Commit()
}

// lacks is what tables have not got of what a shop begins with.
type lacks struct {
	rights bool
	rules  []shop.Rule
	points []shop.CheckPoint
	steps  []blueprint.Step
	days   []shop.Workday
}

func (l lacks) none() bool {
	return !l.rights && len(l.rules) == 0 && len(l.points) == 0 && len(l.steps) == 0 && len(l.days) == 0
}

func lacking(v View) (l lacks, err error) {
	n, err := number(v, hasRights)
	if err != nil {
		return l, err
	}
	l.rights = n == 0
	known, err := keyed[int64](v, `SELECT book || '/' || name, count(*) FROM rules GROUP BY book, name`, nil)
	if err != nil {
		return l, err
	}
	if n, err = number(v, `SELECT count(*) FROM check_points`); err != nil {
		return l, err
	}
	if n == 0 {
		if l.points, err = SeedCheckPoints(); err != nil {
			return l, err
		}
	}
	if l.days, err = lackingWorkdays(v); err != nil {
		return l, err
	}
	seeds, err := SeedRules()
	for _, r := range seeds {
		if known[r.Book+"/"+r.Name] == 0 {
			l.rules = append(l.rules, r)
		}
	}
	if err != nil {
		return l, err
	}
	if n, err = number(v, `SELECT count(*) FROM blueprint_steps`); err == nil && n == 0 {
		l.steps, err = SeedSteps()
	}
	return l, err
}

// seedRule is a rule as it stands in assets/rules.
type seedRule struct {
	Book, Name  string
	Value       int64
	From, Until shop.Day
	Source      string
}

// walkBook begins the books that are no numbers but the points of a template of
// the walk-around, each with its place.
const walkBook = "walk_"

// SeedRules are the rules that the program brings along, without ids.
func SeedRules() ([]shop.Rule, error) {
	seeds, err := readSeeds()
	var rules []shop.Rule
	for _, r := range seeds {
		if !strings.HasPrefix(r.Book, walkBook) && r.Book != workdaysBook {
			rules = append(rules, shop.Rule{Book: r.Book, Name: r.Name, Value: r.Value, From: r.From, Until: r.Until, Source: r.Source})
		}
	}
	return rules, err
}

// SeedCheckPoints are the points of the walk-around that the program brings
// along, without ids.
func SeedCheckPoints() ([]shop.CheckPoint, error) {
	seeds, err := readSeeds()
	var points []shop.CheckPoint
	for _, r := range seeds {
		if t, ok := strings.CutPrefix(r.Book, walkBook); ok {
			points = append(points, shop.CheckPoint{
				Template: shop.WalkTemplate(t), Code: r.Name, Place: int(r.Value), Active: true, From: r.From, Source: r.Source,
			})
		}
	}
	return points, err
}

func readSeeds() ([]seedRule, error) {
	names, err := fs.Glob(assets.Rules, "rules/*.json")
	if err != nil {
		return nil, err
	}
	var all []seedRule
	for _, name := range names {
		text, err := assets.Rules.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var book []seedRule
		if err := json.Unmarshal(text, &book); err != nil {
			return nil, fmt.Errorf("rules of %s: %w", path.Base(name), err)
		}
		all = append(all, book...)
	}
	return all, nil
}

// SeedKey stands for what a new store is: its tables, rules and rights. It
// changes when one of them does.
func SeedKey() (string, error) {
	sum := sha256.New()
	for _, files := range []fs.FS{migrations, assets.Rules} {
		err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(files, name)
			fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	fmt.Fprint(sum, shop.DefaultGrants(), string(assets.Blueprint))
	return hex.EncodeToString(sum.Sum(nil)[:8]), nil
}
