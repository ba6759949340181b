// Where the window's page starts: the one document serves both windows, each with its own part of the program.
import './styles/index.scss';
