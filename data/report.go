package data

import (
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/monthly"
)

// Targets are what the shop aims at, figure by figure and month by month.
func Targets(v View) ([]monthly.Target, error) {
	return all(v, `kpi_targets ORDER BY kpi, month`, targetRow)
}

// TargetOf reads the target of a figure that begins with a month.
func TargetOf(v View, key kpi.Key, month string) (monthly.Target, error) {
	return one(v, `kpi_targets WHERE kpi = $1 AND month = $2`, targetRow, key, month)
}

// SaveTarget keeps a target.
func SaveTarget(tx *Tx, t *monthly.Target) error {
	remember(tx, t)
	return keep(tx, shop.KindTargets, &t.ID, &t.Rev, targetFields(t))
}

// DropTarget takes a target away: what was aimed at before goes on.
func DropTarget(tx *Tx, t monthly.Target) error {
	n, err := tx.exec(`DELETE FROM kpi_targets WHERE id = $1 AND rev = $2`, t.ID, t.Rev)
	if err == nil && n == 0 {
		err = shop.ErrStale
	}
	if err != nil {
		return fmt.Errorf("drop target %s of %s: %w", t.Key, t.Month, err)
	}
	tx.change(shop.KindTargets, t.ID)
	return nil
}

func targetFields(t *monthly.Target) fields {
	return fields{
		{"kpi", &t.Key},
		{"month", &t.Month},
		{"value", &t.Value},
		{"ended", &t.Ended},
		{"source", &t.Source},
	}
}

func targetRow(t *monthly.Target) fields { return targetFields(t).with(&t.ID, &t.Rev) }

// ReportNotes are what the owner said of months, in their order.
func ReportNotes(v View) ([]monthly.Note, error) {
	return all(v, `report_notes ORDER BY month`, reportNoteRow)
}

// ReportNote reads what the owner said of a month; nothing was said is an empty note.
func ReportNote(v View, month string) (monthly.Note, error) {
	n, err := one(v, `report_notes WHERE month = $1`, reportNoteRow, month)
	if errors.Is(err, shop.ErrMissing) {
		return monthly.Note{Month: month}, nil
	}
	return n, err
}

// SaveReportNote keeps what the owner says of a month.
func SaveReportNote(tx *Tx, n *monthly.Note) error {
	remember(tx, n)
	return keep(tx, shop.KindReportNotes, &n.ID, &n.Rev, reportNoteFields(n))
}

func reportNoteFields(n *monthly.Note) fields {
	return fields{{"month", &n.Month}, {"words", &n.Words}}
}

func reportNoteRow(n *monthly.Note) fields { return reportNoteFields(n).with(&n.ID, &n.Rev) }

// ReportVersions are the kept reports of a month, the oldest first; of all months where it
// is empty.
func ReportVersions(v View, month string) ([]monthly.Version, error) {
	if month == "" {
		return all(v, `report_versions ORDER BY month, at, id`, versionRow)
	}
	return all(v, `report_versions WHERE month = $1 ORDER BY at, id`, versionRow, month)
}

// AddReportVersion keeps the report of a closed month.
func AddReportVersion(tx *Tx, x *monthly.Version) error {
	remember(tx, x)
	tx.change(shop.KindReportNotes, 0)
	return insertID(tx, "report_versions", &x.ID, versionFields(x))
}

func versionFields(x *monthly.Version) fields {
	return fields{
		{"month", &x.Month},
		{"at", moment{&x.At}},
		{"person_id", to(&x.Person)},
		{"lang", &x.Lang},
		{"sha256", &x.SHA256},
		{"figures", keptFigures{&x.Figures}},
	}
}

func versionRow(x *monthly.Version) fields {
	return append(fields{{"id", &x.ID}}, versionFields(x)...)
}

// keptFigures keeps figures as JSON: they are never asked for one by one.
type keptFigures struct{ list *[]monthly.Kept }

// Value implements driver.Valuer.
func (k keptFigures) Value() (driver.Value, error) {
	raw, err := json.Marshal(*k.list)
	return string(raw), err
}

// Scan implements sql.Scanner.
func (k keptFigures) Scan(v any) error {
	text, ok := v.(string)
	if !ok {
		return fmt.Errorf("figures of a report are %T", v)
	}
	*k.list = nil
	return json.Unmarshal([]byte(text), k.list)
}
