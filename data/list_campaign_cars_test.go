package data

import (
	"context"
	"errors"
	"strconv"
	"testing"

	"gongdan/app/shop"
)

// recallOfSix is a recall that catches six cars of seven: three whose owners were told
// nothing, two who were told, and one who refused.
func recallOfSix(t *testing.T, s *Store) shop.CampaignID {
	t.Helper()
	recall := shop.Campaign{Code: "R1", Name: "x", Kind: shop.CampaignRecall, FromDay: "2026-01-01", Criteria: []shop.Criterion{{Make: "大众"}}}
	write(t, s, func(tx *Tx) error {
		if err := SaveCampaign(tx, &recall); err != nil {
			return err
		}
		for i := range 7 {
			c := shop.Customer{Kind: shop.PersonKind, Name: "车主" + strconv.Itoa(i), Phone: "1380000000" + strconv.Itoa(i)}
			if err := SaveCustomer(tx, &c); err != nil {
				return err
			}
			v := shop.Vehicle{Plate: "沪A0000" + strconv.Itoa(i), Make: "大众", Model: "朗逸", Use: shop.Household, OwnerID: c.ID}
			if i == 6 {
				v.Make = "丰田"
			}
			if err := SaveVehicle(tx, &v); err != nil {
				return err
			}
			n := shop.CampaignNote{Campaign: recall.ID, Vehicle: v.ID, At: noon().AddDate(0, 0, i), Refused: i == 4, Words: "电话" + strconv.Itoa(i)}
			if i < 3 {
				continue
			}
			if err := AddCampaignNote(tx, &n); err != nil {
				return err
			}
		}
		return nil
	})
	return recall.ID
}

func TestTheCarsOfACampaignAreListedByPagesAndByTheirState(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		id := recallOfSix(t, s)
		ask := func(a Ask) Page[CampaignCarRow] {
			t.Helper()
			a.Record = int64(id)
			return get(t, s, func(v View) (Page[CampaignCarRow], error) { return CampaignCarList(v, a) })
		}
		first := ask(Ask{N: 4})
		if len(first.Rows) != 4 || !first.More || first.Total != 6 || first.Rows[0].Plate != "沪A00000" || first.Rows[0].Owner != "车主0" {
			t.Fatalf("%+v", first)
		}
		rest := ask(Ask{N: 4, From: first.End})
		if len(rest.Rows) != 2 || rest.More || rest.Rows[1].Words != "电话5" || !rest.Rows[1].At.Equal(noon().AddDate(0, 0, 5)) {
			t.Fatalf("%+v", rest)
		}
		for filter, want := range map[string]int64{CampaignOpen: 3, CampaignTold: 2, CampaignRefused: 1, CampaignDone: 0, FilterAll: 6} {
			if p := ask(Ask{Filter: filter}); p.Total != want || int64(len(p.Rows)) != want {
				t.Errorf("%s: %d, not %d", filter, p.Total, want)
			}
		}
		if p := ask(Ask{Text: "车主5"}); p.Total != 1 || p.Rows[0].State != CampaignTold {
			t.Errorf("%+v", p)
		}
		_, err := Read(context.Background(), s, func(v View) (Page[CampaignCarRow], error) { return CampaignCarList(v, Ask{Filter: "gone"}) })
		if !errors.Is(err, ErrAsk) {
			t.Errorf("a filter that is none: %v", err)
		}
	})
}
