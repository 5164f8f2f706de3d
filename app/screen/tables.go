package screen

import (
	"context"
	"io"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/tables"
)

// TableActions bring the records of a list in and out by tables, for those who
// may.
func TableActions(h *Host, kind shop.TableKind) (acts []Action) {
	desk := h.Desk()
	if desk.Person.May(shop.Manage) && desk.Person.May(shop.AdjustStock) {
		acts = append(acts, Action{ID: "parts.act.import", Keys: "Ctrl+I", Do: func() { h.Go(Route{Screen: Import}) }})
	}
	if !desk.Person.May(shop.ExportAll) {
		return acts
	}
	write := func(format sheet.Format) func() {
		return func() {
			SaveFile(h, h.Say(kind.Key()), format, func(ctx context.Context, to io.Writer) (int, error) {
				return tables.Write(ctx, desk, kind, tables.Outgoing{Format: format, Lang: h.Env.Lang}, to)
			})
		}
	}
	return append(acts,
		Action{ID: "parts.act.export", Keys: "Ctrl+E", Do: write(sheet.XLSX)},
		Action{ID: "parts.act.export_csv", Keys: "Ctrl+Shift+E", Do: write(sheet.CSV)})
}
