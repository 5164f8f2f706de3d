package buying

import (
	"context"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// printDoc makes the paper of a document of buying.
func printDoc(h *screen.Host, form shop.Form, id int64) {
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say(form.Key()), Papers: []paper.Paper{paper.A4}, On: paper.A4, Done: "buying.printed", Waits: "buying.print_waits",
		Make: func(ctx context.Context, d work.Desk, on paper.Paper, folder string) (string, error) {
			return printing.Buying(ctx, d, h.Press, h.Env.Lang, printing.BuyingJob{Form: form, ID: id, Paper: on, Dir: folder})
		},
	})
}
