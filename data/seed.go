package data

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"

	"gongdan/app/shop"
	"gongdan/assets"
)

const hasRights = `SELECT count(*) FROM rights`

// seed gives new tables what a shop begins with: the rules that the law sets
// and the rights of the roles. It is done once, in one transaction, and is no
// act of anybody, so it stands in no audit.
func (s *Store) seed(ctx context.Context) error {
	n, err := number(View{ctx: ctx, q: s.write}, hasRights)
	if err != nil || n > 0 {
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
	n, err = number(tx.View, hasRights)
	if err != nil || n > 0 {
		return err
	}
	rules, err := SeedRules()
	if err != nil {
		return err
	}
	for _, r := range rules {
		if err := SaveRule(tx, &r); err != nil {
			return err
		}
	}
	if err := SaveGrants(tx, shop.DefaultGrants()); err != nil {
		return err
	}
	return sqlTx.Commit()
}

// seedRule is a rule as it stands in assets/rules.
type seedRule struct {
	Book, Name  string
	Value       int64
	From, Until shop.Day
	Source      string
}

// SeedRules are the rules that the program brings along, without ids.
func SeedRules() ([]shop.Rule, error) {
	names, err := fs.Glob(assets.Rules, "rules/*.json")
	if err != nil {
		return nil, err
	}
	var rules []shop.Rule
	for _, name := range names {
		text, err := assets.Rules.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var book []seedRule
		if err := json.Unmarshal(text, &book); err != nil {
			return nil, fmt.Errorf("rules of %s: %w", path.Base(name), err)
		}
		for _, r := range book {
			rules = append(rules, shop.Rule{Book: r.Book, Name: r.Name, Value: r.Value, From: r.From, Until: r.Until, Source: r.Source})
		}
	}
	return rules, nil
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
	fmt.Fprint(sum, shop.DefaultGrants())
	return hex.EncodeToString(sum.Sum(nil)[:8]), nil
}
