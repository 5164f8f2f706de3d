package printing

import (
	"bytes"
	"context"
	"fmt"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// LabelJob says which labels are to be printed and how.
type LabelJob struct {
	Labels []shop.Label
	Setup  shop.LabelSetup
	From   int    // the first free place of the first sheet, from 1
	Dir    string // folder of the file
}

// LabelPDF draws labels and notes them in the journal.
func LabelPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job LabelJob) ([]byte, error) {
	settings, err := data.Read(ctx, d.Store, data.Settings)
	if err != nil {
		return nil, err
	}
	set := paper.LabelSet{Labels: job.Labels, On: job.Setup.On(job.Setup.Paper), Setup: job.Setup, From: job.From, Shop: settings.Name, At: d.Now()}
	var out bytes.Buffer
	if err := press.PrintLabels(&out, set, say); err != nil {
		return nil, err
	}
	return out.Bytes(), work.NoteReport(ctx, d, fmt.Sprintf("labels %s × %d", job.Labels[0].Code, set.Count()))
}

// Labels is LabelPDF written into the folder of the job; it gives the file.
func Labels(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job LabelJob) (string, error) {
	pdf, err := LabelPDF(ctx, d, press, say, job)
	if err != nil {
		return "", err
	}
	return keep(job.Dir, fileName(shop.Order{Number: job.Labels[0].Code}, Job{Form: shop.FormLabel, Copy: 1}), pdf)
}

// LabelOf finds what a key names: a part by number or barcode, a tool by code, or
// a bin in which parts lie.
func LabelOf(v data.View, key string, count int) (l shop.Label, err error) {
	hit, err := data.CodeHit(v, key)
	bin, found := shop.Fold(key), true
	switch {
	case err == nil && hit.Kind == shop.KindParts:
		var p shop.Part
		p, err = data.Part(v, shop.PartID(hit.ID))
		l = shop.PartLabel(p, count)
	case err == nil && hit.Kind == shop.KindTools:
		var t shop.Tool
		t, err = data.Tool(v, shop.ToolID(hit.ID))
		l = shop.ToolLabel(t)
	default:
		found, err = data.BinHolds(v, bin)
		l = shop.BinLabel(bin)
	}
	if err == nil && !found {
		err = fmt.Errorf("label of %s: %w", key, shop.ErrMissing)
	}
	l.Count = count
	return l, err
}
