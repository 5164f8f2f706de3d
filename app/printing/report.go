package printing

import (
	"bytes"
	"context"
	"fmt"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// reportPDF draws a paper of figures: it is of no one record and has no copies, only a
// note in the journal that it was taken out.
func reportPDF(ctx context.Context, d work.Desk, press *paper.Press, note string, draw func(shop.Settings) paper.Doc) ([]byte, error) {
	settings, err := data.Read(ctx, d.Store, data.Settings)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := press.Print(&out, draw(settings)); err != nil {
		return nil, fmt.Errorf("print %s: %w", note, err)
	}
	return out.Bytes(), work.NoteReport(ctx, d, note)
}

// keepReport writes a paper of figures into a folder, named by its title and period, and
// gives its file.
func keepReport(dir, title, period string, pdf []byte) (string, error) {
	return keep(dir, fileName(shop.Order{Number: title}, Job{Form: shop.Form(period), Copy: 1}), pdf)
}
