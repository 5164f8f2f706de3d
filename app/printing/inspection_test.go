package printing_test

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"

	"gongdan/app/exchange"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/data"
)

func TestTheCertificateOfAnOrderPrintsInThreePartsAndWithoutOneIsRefused(t *testing.T) {
	c := open(t)
	_, err := printing.PDF(t.Context(), c.desk, c.press, c.say, c.job(shop.FormCertificate))
	var refusal *shop.Refusal
	if !errors.As(err, &refusal) || refusal.Say != "paper.refuse.no_certificate" || refusal.Fix != "inspect" {
		t.Errorf("without one: %v", err)
	}
	book := `{"format": "gongdan/1", "vehicles": [{"vin": "", "plate": "沪B67890"}], "people": [{"code": "zj", "name": "赵𬭚检"}], "orders": [{"number": "RO-9", "vehicle": "沪B67890",
		"received_at": "2026-04-10T09:00:00+08:00", "delivered_at": "2026-04-10T12:00:00+08:00", "lines": [{"other": "二级维护", "price": "30.00"}],
		"inspections": [{"sort": "final", "at": "2026-04-10T11:00:00+08:00", "inspector": "zj", "result": "pass", "items": [{"line": 1, "name": "二级维护", "mark": "ok"}],
			"certificate": {"person": "zj", "work_class": "secondary", "days": 30, "km": 5000}}]}]}`
	_, err = exchange.Import(t.Context(), c.desk, strings.NewReader(book), false)
	c.must(err)
	c.order, err = data.Read(t.Context(), c.desk.Store, func(v data.View) (shop.Order, error) { return data.OrderByNumber(v, "RO-9") })
	c.must(err)
	for form, want := range map[shop.Form][]string{
		shop.FormCertificate: {"HG260410-001", "第一联 存根", "第二联 车属单位", "第三联 质量保证卡", "5,000 km", "赵𬭚检", "返修记录"},
		shop.FormInspection:  {"竣工检验", "二级维护", "HG260410-001", "赵𬭚检"},
	} {
		pdf, err := printing.PDF(context.Background(), c.desk, c.press, c.say, c.job(form))
		c.must(err)
		read := exec.Command("pdftotext", "-layout", "-", "-")
		read.Stdin = bytes.NewReader(pdf)
		said, err := read.Output()
		c.must(err)
		for _, w := range want {
			if !strings.Contains(string(said), w) {
				t.Errorf("%s does not say %s:\n%s", form, w, said)
			}
		}
	}
}
