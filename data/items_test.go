package data

import (
	"slices"
	"testing"

	"gongdan/app/shop"
)

func findItems(t testing.TB, s *Store, text string, car shop.Vehicle) []Item {
	t.Helper()
	return get(t, s, func(v View) ([]Item, error) { return FindItems(v, text, car, 8) })
}

func TestItemsAreFoundByCodeNameAndInitialsWithGaps(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		for _, c := range []struct {
			text, code string
			match      []Span
		}{
			{"jylq", "06L115562B", []Span{{0, 4}}},
			{"jlq", "06L115562B", []Span{{0, 1}, {2, 4}}},
			{"JYLQQ", "06L115562B", []Span{{0, 5}}},
			{"滤清", "06L115562B", []Span{{2, 4}}},
			{"机ylq", "06L115562B", []Span{{0, 4}}},
			{"jiyoulv", "06L115562B", nil},
			{"06l-115", "06L115562B", nil},
			{"6901234567892", "06L115562B", nil},
			{"by001", "BY-001", nil},
			{"BY-001", "BY-001", nil},
			{"gh", "BY-001", []Span{{0, 2}}},
			{"xbytc", "TC-01", []Span{{0, 5}}},
			{"5w30", "G052167", []Span{{3, 5}, {6, 8}}},
			{"机油 5w", "G052167", []Span{{0, 2}, {3, 5}}},
			{"30 机油", "G052167", []Span{{0, 2}, {6, 8}}},
		} {
			items := findItems(t, s, c.text, shop.Vehicle{})
			if len(items) == 0 || items[0].Code() != c.code {
				t.Errorf("%q finds %+v", c.text, items)
				continue
			}
			if c.match != nil {
				equal(t, items[0].Match, c.match)
			}
		}
		for _, text := range []string{"", "  ", "jylqx", "zz", "qlyj"} {
			if items := findItems(t, s, text, shop.Vehicle{}); len(items) > 0 {
				t.Errorf("%q finds %+v", text, items)
			}
		}
		if p := findItems(t, s, "jylqq", x.car)[0].Part; p.Price != 5800 || p.Reserved != 1000 {
			t.Errorf("read as %+v", p)
		}
	})
}

func TestItemsComeByHowWellTheyFit(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	car := shop.Vehicle{Make: "大众", Model: "帕萨特 330TSI"}
	write(t, s, func(tx *Tx) error {
		for _, p := range []shop.Part{
			{Number: "JYL", Name: "雨刮"},
			{Number: "JYLX-9", Name: "雨刮片"},
			{Number: "A1", Name: "机油滤"},
			{Number: "A2", Name: "机油滤清器", Fits: "迈腾"},
			{Number: "A3", Name: "机油滤芯总成", Fits: "帕萨特/迈腾"},
			{Number: "A4", Name: "机用油路"},
			{Number: "A5", Name: "老机油滤", Active: false},
			{Number: "XJYL", Name: "灯"},
		} {
			p.Active = p.Number != "A5"
			if err := SavePart(tx, &p); err != nil {
				return err
			}
		}
		return nil
	})
	codes := func(fits shop.Vehicle) (all []string) {
		for _, i := range findItems(t, s, "jyl", fits) {
			all = append(all, i.Code())
		}
		return all
	}
	equal(t, codes(shop.Vehicle{}), []string{"JYL", "JYLX-9", "A1", "A2", "A3", "A4", "XJYL"})
	equal(t, codes(car), []string{"JYL", "JYLX-9", "A3", "A1", "A2", "A4", "XJYL"})
}

func TestItemsFollowEverySaveAndNoneThatWasUndone(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		other := openAt(t, s.where)
		names := func(s *Store) (all []string) {
			for _, i := range findItems(t, s, "lqq", shop.Vehicle{}) {
				all = append(all, i.Name())
			}
			return all
		}
		equal(t, names(other), []string{"机油滤清器", "更换机油、机油滤清器"})
		x.filter.Name = "汽油滤清器"
		err := writeAt(s, noon(), func(tx *Tx) error {
			if err := SavePart(tx, &x.filter); err != nil {
				return err
			}
			seen, err := FindItems(tx.View, "qylqq", shop.Vehicle{}, 8)
			if err != nil || len(seen) != 1 {
				t.Errorf("the write does not see itself: %v %v", seen, err)
			}
			return shop.ErrStale
		})
		if err == nil {
			t.Fatal("not undone")
		}
		equal(t, names(s), []string{"机油滤清器", "更换机油、机油滤清器"})
		x.filter.Name = "燃油滤清器"
		write(t, s, func(tx *Tx) error { return SavePart(tx, &x.filter) })
		for _, st := range []*Store{s, other} {
			equal(t, names(st), []string{"燃油滤清器", "更换机油、机油滤清器"})
		}
		x.filter.Active = false
		write(t, s, func(tx *Tx) error { return SavePart(tx, &x.filter) })
		equal(t, names(other), []string{"更换机油、机油滤清器"})
	})
}

func TestModelsAreFoundByNameAndInitials(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		fillShop(t, s)
		for _, text := range []string{"帕萨特", "pst", "dz", "330", "大众 330"} {
			got := get(t, s, func(v View) ([]Model, error) { return FindModels(v, text, 5) })
			if !slices.Contains(got[:min(2, len(got))], Model{"大众", "帕萨特 330TSI"}) { // one that is common may fit better
				t.Errorf("%q finds %v", text, got)
			}
		}
		common := get(t, s, func(v View) ([]Model, error) { return FindModels(v, "kmr", 5) })
		equal(t, common[:1], []Model{{"丰田", "凯美瑞"}})
		all := get(t, s, func(v View) ([]Model, error) { return FindModels(v, "", 2) })
		equal(t, all, []Model{{"大众", "帕萨特 330TSI"}, {"长安", "欧尚"}})
		if got := Initials("机油滤清器 5W"); got != "jylqq5w" {
			t.Errorf("initials are %q", got)
		}
	})
}
