package data

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"

	"gongdan/app/shop"
)

// Drafts reads the forms that a person is writing, the newest first.
func Drafts(v View, person shop.PersonID) ([]shop.Draft, error) {
	return all(v, `drafts WHERE person_id = $1 ORDER BY at DESC, id DESC`, draftRow, person)
}

// Draft reads what the person has written of a form.
func Draft(v View, person shop.PersonID, key string) (shop.Draft, error) {
	return one(v, `drafts WHERE form = $1`, draftRow, formOf{&shop.Draft{Person: person, Key: key}})
}

// SaveDraft keeps the draft of a person's form in place of the one before; what
// somebody else writes in the same form is another draft.
func SaveDraft(tx *Tx, d *shop.Draft) error {
	remember(tx, d)
	f := draftFields(d)
	err := tx.q.QueryRowContext(tx.ctx, `INSERT INTO drafts (`+f.columns()+`) VALUES (`+marks(len(f))+`)
		ON CONFLICT (form) DO UPDATE SET at = excluded.at, title = excluded.title, body = excluded.body RETURNING id`, f.places()...).Scan(&d.ID)
	if err != nil {
		return fmt.Errorf("save draft %s: %w", d.Key, err)
	}
	tx.change(shop.KindDrafts, d.ID)
	return nil
}

// DropDraft forgets what the person has written of a form; there may be nothing.
func DropDraft(tx *Tx, person shop.PersonID, key string) error {
	id, err := number(tx.View, `SELECT id FROM drafts WHERE form = $1`, formOf{&shop.Draft{Person: person, Key: key}})
	if err != nil || id == 0 {
		return err
	}
	if _, err := tx.exec(`DELETE FROM drafts WHERE id = $1`, id); err != nil {
		return fmt.Errorf("drop draft %s: %w", key, err)
	}
	tx.change(shop.KindDrafts, id)
	return nil
}

// formOf keeps a draft under its person and its form, as "7/order:12".
type formOf struct{ draft *shop.Draft }

// Value implements driver.Valuer.
func (f formOf) Value() (driver.Value, error) {
	return strconv.FormatInt(int64(f.draft.Person), 10) + "/" + f.draft.Key, nil
}

// Scan implements sql.Scanner.
func (f formOf) Scan(v any) error {
	var text sql.NullString
	err := text.Scan(v)
	_, f.draft.Key, _ = strings.Cut(text.String, "/")
	return err
}

func draftFields(d *shop.Draft) fields {
	return fields{
		{"form", formOf{d}},
		{"person_id", &d.Person},
		{"at", moment{&d.At}},
		{"title", &d.Title},
		{"body", &d.Body},
	}
}

func draftRow(d *shop.Draft) fields { return append(draftFields(d), field{"id", &d.ID}) }
