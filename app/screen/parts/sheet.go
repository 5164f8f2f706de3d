package parts

import (
	"context"
	"io"

	"gongdan/app/screen"
	files "gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/tables"
)

// sheetActions bring tables of parts in and out.
func (p *page) sheetActions() (acts []screen.Action) {
	if p.may(shop.AdjustStock) {
		acts = append(acts, screen.Action{ID: "parts.act.import", Keys: "Ctrl+I", Do: func() { p.bring("") }})
	}
	if p.may(shop.ExportAll) {
		acts = append(acts,
			screen.Action{ID: "parts.act.export", Keys: "Ctrl+E", Do: func() { p.export(files.XLSX) }},
			screen.Action{ID: "parts.act.export_csv", Keys: "Ctrl+Shift+E", Do: func() { p.export(files.CSV) }})
	}
	return acts
}

// bring opens the import, with a file if one is named.
func (p *page) bring(path string) { p.h.Go(screen.Route{Screen: screen.Import, Key: path}) }

// Dropped implements screen.Dropper: a table that was let go over the list comes
// in.
func (p *page) Dropped(paths []string) {
	if p.may(shop.AdjustStock) {
		p.bring(paths[0])
	}
}

// export writes the parts that the list shows, with the columns that the import
// understands.
func (p *page) export(format files.Format) {
	ask, desk := p.browse.Asked(), p.h.Desk()
	screen.SaveFile(p.h, p.h.Say(shop.PartTable.Key()), format, func(ctx context.Context, to io.Writer) (int, error) {
		return tables.WriteParts(ctx, desk, tables.Outgoing{Format: format, Lang: p.h.Env.Lang, Ask: &ask}, to)
	})
}
