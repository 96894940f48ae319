/**
 * Given names that are one name in several languages, by hand and folded. Above the blank line the ways in which
 * one person's name is written in Latin letters (Ukrainian, Russian, Belarusian, Greek, Arabic, Hebrew)
 * with the form that English gives it; below it names of neighbours that only sometimes are one person's.
 */
const NAMES = `
alexander oleksandr aleksandr aleksander alexandr aliaksandr alyaksandr olexandr oleksander aleksandar alexandros
alexandra oleksandra aleksandra aliaksandra
alexei alexey aleksei aleksey oleksiy oleksii aliaksei alexis
michael mikhail mykhailo mykhaylo mikhailo michail mihail mikheil mikhal
eugene yevgeny yevgeni yevgeniy evgeny evgeni evgeniy evgenii yevhen yevhenii evhen yauhen jevgenij eugen
vladimir volodymyr volodimir uladzimir wladimir
dmitry dmitri dmitriy dmitrii dmytro dzmitry dimitri dimitrios dimitris
sergei sergey sergej serhiy serhii sergiy sergii siarhei serguei
andrew andrei andrey andriy andrii andrej andrzej
nicholas nikolai nikolay nikolaj mykola mikola mikalai nikolaos nikos
peter pyotr petro piotr petr pjotr
paul pavel pavlo paval pavlos
yuri yury yuriy yurii iurii juri jurij
igor ihor ihar
oleg oleh aleh
gregory grigory grigori grigoriy hryhoriy hryhorii ryhor
constantine konstantin kostiantyn kostyantyn kanstantsin konstantinos kostas costas
anatoly anatoli anatoliy anatolii anatol
vitaly vitali vitaliy vitalii vital
valery valeri valeriy valerii
vasily vasyl vasiliy vasilii vassily vasil
victor viktor viktar
artem artyom artiom artsiom
denis denys dzianis
maxim maksim maksym
nikita mykyta mikita
bogdan bohdan bahdan
george georgy georgi georgiy heorhiy heorhii giorgi georgios giorgos yorgos
ilya ilia illia illya
yakov yakiv jakov jacob
stephen stepan stsiapan stefan
timofei tymofiy tymofii timothy
theodore fyodor fedor fedir feodor
leonid leanid
gennady gennadiy hennadiy hennadii henadz
yegor yehor jegor
cyril kirill kyrylo kiryl
daniel daniil danylo danila
matthew matvei matviy
john ivan ioannis yannis giannis
svetlana svitlana sviatlana
catherine yekaterina ekaterina kateryna katerina katsiaryna
helen yelena elena olena alena
natalia natalya nataliya nataliia natallia
tatiana tatyana tetiana tetyana tatsiana
olga olha volha
irina iryna irene
julia yulia yuliya yuliia iuliia
maria mariya mariia maryia
anna hanna ganna
galina halyna
ludmila lyudmila lyudmyla liudmyla
nadezhda nadiya nadiia
vera vira
valentina valentyna
anastasia anastasiya anastasiia
mohammed mohamed mohammad mohamad muhammad muhammed
ahmed ahmad
hussein hussain husain hossein
hassan hasan
joseph youssef yousef yusuf yousuf yosef iosif josef
abraham ibrahim ebrahim avraham
omar umar
khaled khalid
mahmoud mahmud
mustafa mostafa moustafa
saeed said sayeed
abdullah abdallah abdulla
yahya yehia yahia
suleiman sulaiman soleiman suleyman
ismail esmail ismael
jafar jaafar jaffar
benjamin binyamin
isaac yitzhak itzhak
simon shimon

john juan jean giovanni johann johannes jan joao ioan sean hans
michael michel miguel michele mikael mihai
peter pierre pedro pietro
paul pablo paolo paulo
james jaime
jacob jacques jakob giacomo
joseph jose giuseppe josef jozef
francis francisco francesco francois franz
henry henri enrico enrique heinrich henrik henrique
charles carlos carlo karl carl karel
william guillermo guillaume wilhelm willem guglielmo
louis luis luigi luiz ludwig lewis
anthony antonio antoine anton antoni
andrew andres andre andreas anders
stephen etienne esteban stefano stephane
philip felipe philippe filippo
lawrence lorenzo laurent lorenz
mark marco marc marcos markus
luke lucas luca luc
matthew mateo matteo mathieu matthias
george jorge georges giorgio georg jerzy
edward eduardo edouard edoardo eduard
frederick federico frederic friedrich
thomas tomas tommaso
nicholas nicolas nicolo
raphael rafael raffaele
vincent vicente vincenzo
robert roberto
richard ricardo riccardo
catherine catalina caterina katarina katharina
elizabeth isabel elisabeth elisabetta
mary maria marie
anne ana anna
helen helene elena
margaret margarita marguerite margherita`;

type Groups = ReadonlyMap<string, readonly number[]>;

let groups: { readonly near: Groups; readonly far: Groups } | undefined;

/** Numbers of the groups that a folded given name belongs to: those of one person's name, and of neighbours'. */
export function languagesOf(name: string): {
  readonly near: readonly number[];
  readonly far: readonly number[];
} {
  groups ??= readNames();
  return { near: groups.near.get(name) ?? NONE, far: groups.far.get(name) ?? NONE };
}

const NONE: readonly number[] = [];

/** How likely two given names are one in two languages: `near` as Oleksandr is Alexander, `far` as Juan is John. */
export function translation(a: string, b: string): 'near' | 'far' | undefined {
  if (a === b) return undefined;
  const [one, other] = [languagesOf(a), languagesOf(b)];
  if (one.near.some((group) => other.near.includes(group))) return 'near';
  return one.far.some((group) => other.far.includes(group)) ? 'far' : undefined;
}

function readNames(): { readonly near: Groups; readonly far: Groups } {
  const [near = '', far = ''] = NAMES.trim().split('\n\n');
  return { near: groupsIn(near), far: groupsIn(far) };
}

function groupsIn(lines: string): Groups {
  const found = new Map<string, number[]>();
  lines.split('\n').forEach((line, group) => {
    for (const name of line.split(' ')) found.set(name, [...(found.get(name) ?? []), group]);
  });
  return found;
}
