package work

import (
	"context"
	"errors"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveBulletin keeps a bulletin; its number is its own.
func SaveBulletin(ctx context.Context, d Desk, b shop.Bulletin) (shop.Bulletin, error) {
	for _, s := range []*string{&b.Title, &b.Words, &b.Make, &b.Model, &b.Fault} {
		*s = strings.TrimSpace(*s)
	}
	b.Number = shop.Fold(b.Number)
	err := d.keep(ctx, shop.Manage, b.Check(), func(tx *data.Tx) error {
		other, err := data.BulletinByNumber(tx.View, b.Number)
		if err == nil && other.ID != b.ID {
			return shop.Problems{{Field: "number", Say: "bulletin.say.taken", With: shop.Args{"Title": other.Title}}}
		}
		if err != nil && !errors.Is(err, shop.ErrMissing) {
			return err
		}
		if err := data.SaveBulletin(tx, &b); err != nil {
			return err
		}
		tx.Note("bulletin.save", shop.KindBulletins, int64(b.ID), b.Number+" "+b.Title)
		return nil
	})
	return b, err
}
