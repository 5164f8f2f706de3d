package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Campaign reads one campaign with its criteria.
func Campaign(v View, id shop.CampaignID) (shop.Campaign, error) {
	c, err := one(v, `campaigns WHERE id = $1`, campaignRow, id)
	if err != nil {
		return c, err
	}
	return c, readCriteria(v, &c)
}

// CampaignByCode reads the campaign with that code.
func CampaignByCode(v View, code string) (shop.Campaign, error) {
	c, err := one(v, `campaigns WHERE code = $1`, campaignRow, code)
	if err != nil {
		return c, err
	}
	return c, readCriteria(v, &c)
}

func readCriteria(v View, c *shop.Campaign) (err error) {
	c.Criteria, err = all(v, `campaign_rows WHERE campaign_id = $1 ORDER BY n`, criterionFields, c.ID)
	return err
}

// SaveCampaign keeps a campaign with its criteria in place of those before.
func SaveCampaign(tx *Tx, c *shop.Campaign) error {
	remember(tx, c)
	if err := keep(tx, shop.KindCampaigns, &c.ID, &c.Rev, campaignFields(c)); err != nil {
		return err
	}
	return replace(tx, "campaign_rows", "campaign_id", c.ID, rowsOf(c.Criteria, criterionFields))
}

func campaignFields(c *shop.Campaign) fields {
	return fields{
		{"code", &c.Code},
		{"name", &c.Name},
		{"kind", &c.Kind},
		{"from_day", &c.FromDay},
		{"until_day", &c.UntilDay},
		{"source", &c.Source},
		{"todo", &c.Todo},
		{"job_code", &c.JobCode},
		{"part_no", &c.PartNo},
	}
}

func campaignRow(c *shop.Campaign) fields { return campaignFields(c).with(&c.ID, &c.Rev) }

func criterionFields(c *shop.Criterion) fields {
	return fields{
		{"make", &c.Make},
		{"model", &c.Model},
		{"year_from", &c.YearFrom},
		{"year_to", &c.YearTo},
		{"vin_from", &c.VINFrom},
		{"vin_to", &c.VINTo},
		{"part_no", &c.PartNo},
		{"batch", &c.Batch},
	}
}

// AddCampaignNote keeps what happened with the owner of a car.
func AddCampaignNote(tx *Tx, n *shop.CampaignNote) error {
	remember(tx, n)
	tx.change(shop.KindCampaigns, int64(n.Campaign))
	return insertID(tx, "campaign_notes", &n.ID, noteFields(n))
}

// CampaignNote reads one note.
func CampaignNote(v View, id int64) (shop.CampaignNote, error) {
	return one(v, `campaign_notes WHERE id = $1`, noteRow, id)
}

// LaterCampaignNotes counts what was noted of the same car and campaign after a note.
func LaterCampaignNotes(v View, n shop.CampaignNote) (int64, error) {
	return number(v, `SELECT count(*) FROM campaign_notes WHERE campaign_id = $1 AND vehicle_id = $2 AND id > $3 AND undone_at = 0`,
		n.Campaign, n.Vehicle, n.ID)
}

// UndoCampaignNote writes that a note does not hold; the note stays.
func UndoCampaignNote(tx *Tx, n shop.CampaignNote) error {
	tx.change(shop.KindCampaigns, int64(n.Campaign))
	return update(tx, "campaign_notes", n.ID, fields{{"undone_at", moment{&n.UndoneAt}}})
}

func noteFields(n *shop.CampaignNote) fields {
	return fields{
		{"campaign_id", &n.Campaign},
		{"vehicle_id", &n.Vehicle},
		{"refused", &n.Refused},
		{"at", moment{&n.At}},
		{"person_id", to(&n.By)},
		{"words", &n.Words},
		{"undone_at", moment{&n.UndoneAt}},
	}
}

func noteRow(n *shop.CampaignNote) fields { return append(fields{{"id", &n.ID}}, noteFields(n)...) }

// JoinCampaign notes that an order does what a campaign asks for.
func JoinCampaign(tx *Tx, c shop.CampaignID, o shop.OrderID) error {
	tx.change(shop.KindCampaigns, int64(c))
	_, err := tx.exec(`INSERT INTO campaign_orders (campaign_id, order_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, c, o)
	if err != nil {
		return fmt.Errorf("join campaign %d by order %d: %w", c, o, err)
	}
	return nil
}

// LeaveCampaign takes back what JoinCampaign noted.
func LeaveCampaign(tx *Tx, c shop.CampaignID, o shop.OrderID) error {
	tx.change(shop.KindCampaigns, int64(c))
	if _, err := tx.exec(`DELETE FROM campaign_orders WHERE campaign_id = $1 AND order_id = $2`, c, o); err != nil {
		return fmt.Errorf("leave campaign %d by order %d: %w", c, o, err)
	}
	return nil
}

// LeaveCampaigns takes an order out of all campaigns, and tells which they were.
func LeaveCampaigns(tx *Tx, o shop.OrderID) ([]shop.Campaign, error) {
	list, err := all(tx.View, `campaigns WHERE id IN (SELECT campaign_id FROM campaign_orders WHERE order_id = $1) ORDER BY id`, campaignRow, o)
	for _, c := range list {
		if err == nil {
			err = LeaveCampaign(tx, c.ID, o)
		}
	}
	return list, err
}

// CampaignFile is a campaign with all that happened in it, the earliest first.
type CampaignFile struct {
	shop.Campaign
	Notes  []shop.CampaignNote
	Orders []shop.OrderID
}

// EachCampaign hands on all campaigns with their files, the oldest first.
func EachCampaign(v View, do func(CampaignFile) error) error {
	return each(v, "campaigns", campaignRow, func(c *shop.Campaign) int64 { return int64(c.ID) }, oneByOne(func(c shop.Campaign) error {
		f := CampaignFile{Campaign: c}
		err := readCriteria(v, &f.Campaign)
		if err != nil {
			return err
		}
		if f.Notes, err = all(v, `campaign_notes WHERE campaign_id = $1 ORDER BY at, id`, noteRow, c.ID); err != nil {
			return err
		}
		f.Orders, err = all(v, `campaign_orders WHERE campaign_id = $1 ORDER BY order_id`, func(id *shop.OrderID) fields { return fields{{"order_id", id}} }, c.ID)
		if err != nil {
			return err
		}
		return do(f)
	}))
}

// FlushBulk writes the rows that wait in b, before a row that refers to them is
// written past it.
func FlushBulk(b *Bulk) error { return b.flush() }
