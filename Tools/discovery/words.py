"""Words that tell what a capitalised token is besides a name, by role. Written for this project."""

HONORIFICS = """
mr mrs ms miss mister dr doctor prof professor sir madam mx rev reverend fr hon judge capt captain lt col sgt maj
herr frau hr fr dipl ing mag
monsieur madame mademoiselle mme mlle maitre me
sr sra srta senor senora senorita don dona d dna
sig signor signora signorina sigra dott dottore dottssa dottoressa avv ing
snr senhor senhora dra
""".split()

PARTICLES = """
de del della dello dei degli di da das do dos du des la le las los lo y e i van von vom zu zum zur den der ter ten te
af av el al bin ibn ben abu st san santa mac mc o d l dal dalla
""".split()

# Words that end the thought that a pair of capitalised words is a person.
STOPS = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
januar februar marz maerz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
lundi mardi mercredi jeudi vendredi samedi dimanche
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunes martes miercoles jueves viernes sabado domingo
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
lunedi martedi mercoledi giovedi venerdi
the this that these those there here what when where which who whom whose why how and or not but for nor with without
from into onto upon over under about after before between through during against among within along across
you your yours we our ours they their theirs she her hers he his him it its my mine our me us
is are was were be been being am has have had having do does did done doing will would shall should can could may might must
if then else while until unless because since although though however therefore otherwise thus also only just even
all any each every both few many more most other some such no none one two three four five six seven eight nine ten
first second third last next previous new old same different
hello hi hey dear thanks thank regards sincerely please yes no ok okay welcome sorry note see use using used set get
please dear best kind warm
error warning info debug trace fatal notice failed failure success exception caused
true false null none nil undefined
copyright license licence licensed public general free software foundation project version release file files
table figure section chapter appendix page index example examples usage description summary introduction overview
apache linux unix windows microsoft google amazon apple facebook mozilla oracle intel adobe cisco nvidia github gitlab
python java javascript typescript ruby perl php swift rust golang kotlin scala haskell erlang lua node react angular django
flask numpy pandas unicode ascii latin cyrillic greek hebrew arabic hangul hiragana katakana html xml json yaml css sql http
https ssh ssl tls tcp udp api sdk url uri uuid ascii utf base
debian ubuntu fedora redhat suse gnome kde android ios macos docker kubernetes postgres postgresql mysql sqlite redis mongodb
oauth openid bluetooth ethernet internet web chrome firefox safari opera edge explorer outlook excel word powerpoint office
visual studio code eclipse emacs vim
north south east west northern southern eastern western central upper lower great greater
street road avenue lane drive boulevard court place square terrace highway parkway suite apartment apt floor building
street st rd ave blvd ln strasse str platz weg allee gasse rue avenue chemin impasse quai via viale piazza corso calle
avenida plaza paseo carretera camino rua praca travessa ul ulica utca tér gade vej gata katu tie
department ministry minister president secretary director manager engineer officer chief executive assistant senior junior
attorney vice chairman governor mayor ambassador commissioner king queen prince princess pope saint
team group staff user users admin administrator customer client account order invoice number date time name address phone
email mail telephone mobile fax contact support service services system systems server
german french english spanish italian american british canadian australian european chinese japanese russian dutch greek
portuguese brazilian mexican indian irish scottish welsh swedish danish norwegian finnish polish turkish korean african
asian swiss austrian belgian arabic
catholic christian muslim jewish protestant buddhist
world war award prize cup league championship festival olympic olympics
der die das den dem des ein eine einer und oder mit von bei nach aus auf ist sind war wird wurde nicht auch sehr bitte
le les un une des et ou avec dans pour par sur est sont etait nous vous ils elles cette ces notre votre
el los las una unos unas y o con para por sobre es son era este esta estos nuestro vuestro
il lo gli una uno con per su tra fra sono era questo questa questi nostro vostro
os uma com para por sobre sao este esta nosso
hola bonjour ciao hallo guten bitte danke gracias merci grazie
""".split()

ORGANISATIONS = """
inc incorporated llc llp ltd limited plc corp corporation co company companies gmbh ag kg ohg ug sarl sas sa sasu sl slu spa
srl bv nv oy ab as aps holding holdings group partners associates ventures capital fund trust bank insurance
university college school institute institut academy universitat universitaet universite universidad universita faculty
laboratory laboratories labs research center centre hospital clinic church museum library theater theatre
foundation association society union committee council commission agency bureau authority board federation league club
technologies technology solutions systems consulting industries enterprises international global services networks
software studios media press publishing publications records entertainment productions pictures films
store stores shop market markets restaurant cafe hotel inn resort airport station stadium arena park bridge
river lake mountain mount mountains valley island islands bay beach creek county city town village district province state
republic kingdom states
airlines airways motors electronics pharmaceuticals energy oil gas electric telecom
act law bill code treaty convention agreement protocol
model theorem algorithm method transform equation distribution test function conjecture lemma matrix theory number
syndrome disease effect principle paradox
gebruder sohne stiftung verein
street road avenue lane drive boulevard court terrace highway parkway trail close crescent
st rd ave blvd ln dr ct strasse str platz weg gasse allee pass way concert concerts version
""".split()

COUNTRIES_AND_REGIONS = """
america africa asia europe australia antarctica
""".split()
