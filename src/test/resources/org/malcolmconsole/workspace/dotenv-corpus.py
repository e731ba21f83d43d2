"""Writes python-dotenv.json: odd env files with what python-dotenv makes of them. Needs python-dotenv; usage: dotenv-corpus.py OUT"""
import io, json, logging, os, random, itertools, sys
from dotenv.main import DotEnv
from dotenv.version import __version__
os.environ.clear()
class H(logging.Handler):
    def emit(self, r): self.n = getattr(self,'n',0)+1
def read(b):
    text = io.TextIOWrapper(io.BytesIO(b), encoding='utf-8').read()   # universal newlines, as open() does
    h=H(); h.n=0
    lg=logging.getLogger('dotenv.main'); lg.handlers=[h]; lg.propagate=False
    d=DotEnv(None, stream=io.StringIO(text), interpolate=True).dict()
    return dict(d), h.n
files=[]
def add(s): files.append(s)
fixed = [
 "", "\n", "A=1", "A=1\n", "A=1\r\nB=2\r\n", "A=1\rB=2\r", "# c\nA=1\n", "  # c\n  A=1\n", "A = 1 \n", "A=  x  # c\n", "A=x#c\n", "A=x #c\n", "A=x\t#c\n", "A=#c\n", "A= #c\n",
 "A=\n", "A\n", "A", "A # c\n", "export A=1\n", "export  A=1\n", "export\tA=1\n", "export A\n", "export\nA=1\n", "export=1\n", "export =1\n", "exportA=1\n", "export # c\n", " export A=1\n",
 "A='x'\n", "A='x' \n", "A='x' # c\n", "A='x'# c\n", "A='x' y\nB=2\n", "A='x\nB=2\n", "A=\"x\nB=2\n", "A=\"x\ny\"\nB=2\n", "A=\"x\r\ny\"\r\nB=2\r\n", "A='x\ny' # c\nB=2\n", "A='it\\'s'\n", "A='a\\\\b'\n", "A='a\\nb'\n", "A=\"a\\nb\\tc\\\\d\\\"e\\'f\\rg\\vh\\ai\\bj\\fk\\xq\"\n",
 "A='a\\'\nB='c'\n", "A='a\\'\nB=c\n", "A=\"a\\\\\"\n", "A=\"a\\\\\"\nB=\"c\"\n", "A='a\\'", "A=\"a\\\"", "A=''\n", "A=\"\"\n", "A='' x\n", "A=' x '\n", "A=\" # no comment\"\n", "A=a'b'c\n", "A=a\"b\"c\n", "A=\\n\n", "A=\\\n",
 "A=1\nA=2\n", "A=1\nB=${A}\nA=2\nC=${A}\n", "B=${A}\nA=1\n", "B=${A:-d}\n", "A=\nB=${A:-d}\n", "A\nB=${A:-d}\n", "A=1\nB=${A:-d}\n", "B=${A:-}\n", "B=${A-d}\n", "B=${A:d}\n", "B=${A:+d}\n", "B=${}\n", "B=${:-x}\n", "B=${:-$}{A}\n", "A=1\nB=$A\n", "A=1\nB=\\${A}\n", "A=1\nB='${A}'\n", "A=1\nB=\"${A}\"\n", "A=1\nB=$${A}\n", "A=1\nB=${A\n", "A=1\nB=${A}${A}x${A}\n", "A=${A}\n", "A=x\nA=${A}y\n", "B=${A:-${C}}\n", "C=1\nB=${A:-${C}}\n", "A=1\nB=${ A }\n", "A=1\nB=${A:-a b # c}\n", "A=1\nB=\"${A:-a b # c}\"\n", "B=${A:-x\ny}\n", "B=\"${A:-x\ny}\"\n",
 "=x\n", "= x\nB=1\n", " =\n", "A==x\n", "A=x=y\n", "A B=1\n", "A B\nC=1\n", "A: 1\n", "A:1\n", "'A'=1\n", "'A b'=1\n", "'A=1\n", "''=1\n", "'A'x=1\n", "\"A\"=1\n", "a.b.c=1\n", "a-b=1\n", "1A=x\n", "Ä=ö\n", "A=日本 # 語\n", "A=😀\n", "\ufeffA=1\nB=2\n", "\ufeff# c\nA=1\n", "A=x\u00a0\n", "A=x\u00a0#c\n", "A=\u2003x\n", "A=x\u2028y\n", "A=x\u0085y\n", "A=x\u0085#y\n", "A=x\u000by\n", "A=x\u000b#y\n", "\u00a0A=1\n", "\u000cA=1\n", "A\u2003=1\n", "A=x\u200b#y\n", "A=\u001cx\u001f\n", "A#B=1\n", "A#=1\n", "#\n#\n", "###A=1\n", "\n\n\nA=1\n\n\n", "   \n\t\nA=1", "A=1\n   ", "A=1\n\t# end", "A=1;B=2\n", "A=1 B=2\n", "- A=1\n", "{\"a\": 1}\n", "<x>\n", "A=`x`\n", "A=$(x)\n", "A='x'y'z'\n", "A=\"x\"y\"z\"\n", "A='x''y'\n", "A=\"a'b\"\n", "A='a\"b'\n", "A=\t'x'\n", "A=\n\n\nB=1\n", "A=\n  # c\nB=1\n", "A=1\r\n\r\nB=2\n\rC=3\r", "A=\r\n", "A=\"\r\n\"\r\n", "A='a\rb'\n", "A=x\r\r\n", "'A\nB'=1\n", "'A\r\nB'=1\n","A=1 #\n","A= # \n","A=x # y # z\n","A=x#y # z\n","A=x ## z\n","A=x '#' z\n","A='#'\n","pipeline.workers=3\n","A=\"[192.168.0.0/16,10.0.0.0/8]\"\n","A='\"[10.0.0.0/8]\"'\n","A='x' #'\n","A=\"x\" #\"\nB=1\n","A=\"\\u0041\\x41\\101\\N\"\n","A='\\x41'\n","A=\"\\\\n\"\n","A=\"\\\\\\n\"\n","A='\\\\\\''\n","A=%PATH%\n","A=~\n","A=*\n","A=true \n","export export A=1\n","export 'A b'=1\n","export A = 'x' # y\n","set A=1\n","A+=1\n","A[0]=1\n","A?=1\n","A:=1\n","A=1\nA\n","A\nA=1\n","A=1\nA\nB=${A:-z}\n","A\nB=${A}\n","A=\"multi\nline\n# no comment\nX=1\"\nB=2\n","A=\"x\\\ny\"\n","A=x\\\ny\n",
]
for f in fixed: add(f)
rnd = random.Random(20230701)
atoms = ["'", '"', "\\", "\\'", '\\"', "\\n", "#", " #", "=", " ", "\t", "\n", "\r\n", "\r", "$", "${A}", "${B:-d}", "${A:-", "}", "a", "b c", "é", "\u00a0", "\u2028", "export ", "A=", "B=", "\nA=", "\nB=", "'x'", '"y"', "\u0085", "\u000b", "# c", "{"]
for _ in range(420):
    add("".join(rnd.choice(atoms) for _ in range(rnd.randint(2,14))))
for _ in range(260):
    lines=[]
    for i in range(rnd.randint(1,5)):
        k=rnd.choice(["A","B","C","a.b","'q k'","export A","export B"," C"])
        v="".join(rnd.choice(atoms) for _ in range(rnd.randint(0,6)))
        q=rnd.choice(["","","'",'"'])
        lines.append(k+rnd.choice(["="," = ","= ",""])+q+v+q+rnd.choice([""," # c"," "]))
    add(rnd.choice(["\n","\n","\r\n"]).join(lines)+rnd.choice(["","\n"]))
seen=set(); out=[]
for f in files:
    if f in seen: continue
    seen.add(f)
    d,w=read(f.encode('utf-8'))
    out.append({"text":f,"values":[[k,v] for k,v in d.items()],"warnings":w})
with open(sys.argv[1],'w') as fh:
    fh.write('{"reader":"python-dotenv %s","files":[\n'%__version__)
    fh.write(",\n".join(json.dumps(o,ensure_ascii=True) for o in out)); fh.write("\n]}\n")
print(len(out), sum(1 for o in out if o["warnings"]))
