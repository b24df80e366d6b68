package berichtproef

import "strings"

// knoop is an element of a message in canonical form, for tests that change it.
type knoop struct {
	naam, attributen, tekst string
	kinderen                []*knoop
}

// boom reads a message in canonical form: each element begins on a line of its own.
func boom(b []byte) *knoop {
	var stapel []*knoop
	rest := string(b)
	rest = rest[strings.Index(rest, "\n")+1:]
	for {
		begin := strings.IndexByte(rest, '<')
		eind := strings.IndexByte(rest, '>')
		tag := rest[begin+1 : eind]
		if strings.HasPrefix(tag, "/") {
			k := stapel[len(stapel)-1]
			stapel = stapel[:len(stapel)-1]
			if len(k.kinderen) == 0 {
				k.tekst = rest[:begin]
			}
			if len(stapel) == 0 {
				return k
			}
			rest = rest[eind+1:]
			continue
		}
		naam, attributen, _ := strings.Cut(tag, " ")
		k := &knoop{naam: naam, attributen: attributen}
		if n := len(stapel); n > 0 {
			stapel[n-1].kinderen = append(stapel[n-1].kinderen, k)
		}
		stapel = append(stapel, k)
		rest = rest[eind+1:]
	}
}

// xml writes the tree.
func (k *knoop) xml() string {
	var s strings.Builder
	s.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n")
	k.naar(&s)
	return s.String()
}

func (k *knoop) naar(s *strings.Builder) {
	s.WriteString("<" + k.naam)
	if k.attributen != "" {
		s.WriteString(" " + k.attributen)
	}
	s.WriteString(">" + k.tekst)
	for _, kind := range k.kinderen {
		kind.naar(s)
	}
	s.WriteString("</" + k.naam + ">\r\n")
}

// loop visits every element with its parent, outside in.
func (k *knoop) loop(f func(ouder, kind *knoop, i int)) {
	for i, kind := range k.kinderen {
		f(k, kind, i)
		kind.loop(f)
	}
}

// lokaal gives the name without prefix.
func (k *knoop) lokaal() string {
	_, lokaal, _ := strings.Cut(k.naam, ":")
	return lokaal
}
