package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Drafts reads the forms that a person is writing, the newest first.
func Drafts(v View, person shop.PersonID) ([]shop.Draft, error) {
	return all(v, `drafts WHERE person_id = $1 ORDER BY at DESC, id DESC`, draftRow, person)
}

// Draft reads the draft of a form, whoever writes it.
func Draft(v View, key string) (shop.Draft, error) {
	return one(v, `drafts WHERE form = $1`, draftRow, key)
}

// SaveDraft keeps the draft of a form in place of the one before.
func SaveDraft(tx *Tx, d *shop.Draft) error {
	remember(tx, d)
	f := draftFields(d)
	err := tx.q.QueryRowContext(tx.ctx, `INSERT INTO drafts (`+f.columns()+`) VALUES (`+marks(len(f))+`)
		ON CONFLICT (form) DO UPDATE SET person_id = excluded.person_id, at = excluded.at, title = excluded.title,
		body = excluded.body RETURNING id`, f.places()...).Scan(&d.ID)
	if err != nil {
		return fmt.Errorf("save draft %s: %w", d.Key, err)
	}
	tx.change(shop.KindDrafts, d.ID)
	return nil
}

// DropDraft forgets the draft of a form; there may be none.
func DropDraft(tx *Tx, key string) error {
	id, err := number(tx.View, `SELECT id FROM drafts WHERE form = $1`, key)
	if err != nil || id == 0 {
		return err
	}
	if _, err := tx.exec(`DELETE FROM drafts WHERE id = $1`, id); err != nil {
		return fmt.Errorf("drop draft %s: %w", key, err)
	}
	tx.change(shop.KindDrafts, id)
	return nil
}

func draftFields(d *shop.Draft) fields {
	return fields{
		{"form", &d.Key},
		{"person_id", &d.Person},
		{"at", moment{&d.At}},
		{"title", &d.Title},
		{"body", &d.Body},
	}
}

func draftRow(d *shop.Draft) fields { return append(draftFields(d), field{"id", &d.ID}) }
