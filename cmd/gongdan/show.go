package main

// showCommand shows one record.
type showCommand struct {
	Kind string `arg:"" name:"kind" enum:"order,vehicle,customer,part,tool,claim,case"`
	Key  string `arg:"" name:"key"`
}

// Run prints the whole record.
func (c *showCommand) Run(s *session) error {
	w, err := s.viewer()
	if err != nil {
		return err
	}
	record, err := w.Show(s.ctx, c.Kind, c.Key)
	if err != nil {
		return err
	}
	return s.print(record)
}
